FROM fedora:40
RUN dnf install -y podman
CMD export XDG_RUNTIME_DIR=$(mktemp -d) && exec podman info
