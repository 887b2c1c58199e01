FROM ubuntu:22.04
RUN chmod 0755 /sbin/ldconfig && chmod u+x /opt/ldconfig.sh
