FROM debian:12
COPY hosts /etc/hosts
RUN echo "nameserver 9.9.9.9" > /etc/resolv.conf && sed -i 's/x/y/' /etc/hosts
RUN echo 1 > /proc/sys/net/ipv4/ip_forward
RUN mkdir -p /dev/net
