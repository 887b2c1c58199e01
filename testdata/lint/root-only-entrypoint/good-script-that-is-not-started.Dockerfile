FROM debian:12
COPY start.sh setup.sh /opt/
ENTRYPOINT ["/opt/start.sh"]
