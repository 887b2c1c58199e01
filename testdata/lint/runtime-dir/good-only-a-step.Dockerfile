FROM debian:12
RUN XDG_RUNTIME_DIR=/run/app make test
ENV XDG_DATA_DIRS=/opt/share
