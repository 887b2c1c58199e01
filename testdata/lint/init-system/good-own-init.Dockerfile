FROM debian:12
COPY scripts/init /
ENTRYPOINT ["/init"]
