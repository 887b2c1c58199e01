FROM debian:12
COPY --chown=0:0 tool /opt/tool
RUN chown -R root:root /opt && chown 0 /srv && useradd -o -u 0 toor
CMD if [ "$(id -u)" = 0 ] || [ "$COUNT" = 1000 ]; then echo hello; fi
