FROM debian:12
COPY tool/ /opt/tool/
COPY config /etc/tool.conf
