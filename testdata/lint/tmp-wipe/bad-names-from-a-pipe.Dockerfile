FROM debian:12
WORKDIR /tmp
RUN ls /tmp | xargs rm -rf
WORKDIR /opt
RUN find /var/tmp -type f -print0 | xargs -0 rm -f && ls -d /tmp/* | xargs rm -rf
RUN ls /tmp | xargs -I{} rm -rf /tmp/{}
