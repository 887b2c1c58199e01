FROM debian:12
ENV LANG=C.UTF-8 PUID=1000 PGID=1000
COPY --chown=1000:0 tool /opt/tool
