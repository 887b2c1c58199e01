FROM debian:12
WORKDIR /opt
WORKDIR server
ENTRYPOINT ["/opt/server/bin/server"]
CMD ["--port", "8000"]
