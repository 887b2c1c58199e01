FROM debian:12
COPY start.sh /start.sh
ENTRYPOINT ["/start.sh"]
