FROM debian:12 AS build
RUN chown -R 70000:0 /opt
FROM debian:12
COPY --from=build --chown=1000:200000000 /opt /opt
