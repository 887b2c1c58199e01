FROM debian:12
WORKDIR /opt
RUN ls /tmp | xargs echo && find /tmp -name 'tool-*' | xargs rm -rf && ls /opt/x | xargs rm -rf
