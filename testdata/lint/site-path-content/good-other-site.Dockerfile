FROM debian:12
COPY x /data/x
