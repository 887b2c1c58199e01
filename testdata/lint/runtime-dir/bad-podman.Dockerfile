FROM fedora:40
RUN dnf install -y podman
ENTRYPOINT ["podman", "run", "tool"]
