FROM debian:12
RUN chown 200000 /opt
