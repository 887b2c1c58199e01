FROM ubuntu:22.04
COPY start.sh /start.sh
ENTRYPOINT ["/start.sh"]
