FROM debian:12
ENTRYPOINT ["catatonit", "--", "dumb-init", "--rewrite", "15:2", "sh", "-c", "tini -v -- /opt/run.sh"]
