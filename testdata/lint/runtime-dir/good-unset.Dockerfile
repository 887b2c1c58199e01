FROM fedora:40
CMD unset XDG_RUNTIME_DIR; exec podman info
