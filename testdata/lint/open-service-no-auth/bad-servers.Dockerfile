FROM debian:12
COPY start.sh /opt/
CMD ["/opt/start.sh"]
