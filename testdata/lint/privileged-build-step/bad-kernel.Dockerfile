FROM debian:12
RUN sysctl -w vm.max_map_count=262144 && echo 1 > /proc/sys/net/ipv4/ip_forward
RUN modprobe fuse; iptables -A INPUT -p tcp --dport 22 -j ACCEPT; hostname tool; date -s 2020-01-01
RUN ulimit -n 1048576 && ulimit -l unlimited && make check
