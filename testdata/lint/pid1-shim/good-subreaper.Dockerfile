FROM debian:12
ENTRYPOINT ["/usr/bin/tini", "-gs", "--", "/opt/run.sh"]
