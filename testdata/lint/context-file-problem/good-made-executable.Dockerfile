FROM debian:12
COPY tool /opt/tool
RUN chmod +x /opt/tool/*.sh
ENTRYPOINT ["/opt/tool/start.sh"]
