FROM debian:12
RUN mkdir /opt/m && mount -t tmpfs tmpfs /opt/m && mknod -m 666 /opt/null c 1 3
