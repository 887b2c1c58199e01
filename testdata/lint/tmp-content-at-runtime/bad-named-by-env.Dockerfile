FROM debian:12
RUN mkdir -p /tmp/runtime-root && chmod 700 /tmp/runtime-root
ADD fastqc.tar.gz /tmp/
RUN ls /tmp/fastqc
ENV XDG_RUNTIME_DIR=/tmp/runtime-root \
    PATH="/tmp/fastqc/bin:$PATH"
