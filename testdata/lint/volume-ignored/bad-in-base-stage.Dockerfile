FROM debian:12 AS base
VOLUME /data /tmp/x
FROM base
RUN true
