FROM postgres:16
ENTRYPOINT ["postgres", "-D", "/data"]
