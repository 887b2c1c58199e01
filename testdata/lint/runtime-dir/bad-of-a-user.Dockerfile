FROM fedora:40
RUN dnf install -y podman
ENV XDG_RUNTIME_DIR /run/user/1000
