FROM debian:12
ENV XDG_RUNTIME_DIR=/tmp/runtime-root
