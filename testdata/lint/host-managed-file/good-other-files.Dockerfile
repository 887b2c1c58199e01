FROM debian:12
RUN echo Europe/Paris > /etc/timezone && echo 'x:x:1000:' >> /etc/group
RUN make > /dev/null 2>&1 && echo done > /dev/stderr && echo x | tee /dev/tty
COPY hosts /opt/etc/hosts
RUN cat /etc/hosts && grep x /proc/cpuinfo > /opt/cpu && rm -f /etc/localtime
