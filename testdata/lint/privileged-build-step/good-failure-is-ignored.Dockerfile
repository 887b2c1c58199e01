FROM debian:12
RUN sysctl -w vm.swappiness=1 || true
RUN modprobe fuse 2> /dev/null || :
