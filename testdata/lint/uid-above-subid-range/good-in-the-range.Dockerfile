FROM debian:12
RUN useradd -u 65536 app && chown app /srv && chown 65534:65536 /opt
COPY --chown=65536 x /x
