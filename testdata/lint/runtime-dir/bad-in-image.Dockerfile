FROM debian:12
ENV XDG_RUNTIME_DIR=/run/app
RUN mkdir -p /run/app
