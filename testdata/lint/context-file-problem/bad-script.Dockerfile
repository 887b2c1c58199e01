FROM debian:12
COPY tool /opt/tool
ENTRYPOINT ["/opt/tool/start.sh"]
