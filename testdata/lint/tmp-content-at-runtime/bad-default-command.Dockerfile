FROM debian:12
COPY start.sh /tmp/start.sh
COPY sample.csv /var/tmp/sample.csv
WORKDIR /tmp/work
CMD ["bash", "/tmp/start.sh"]
