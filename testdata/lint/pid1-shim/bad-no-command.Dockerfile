FROM debian:12
ENTRYPOINT ["/tini", "--"]
