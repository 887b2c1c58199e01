FROM debian:12
RUN useradd --no-create-home -u 200000 app && chown root:app2 /srv
RUN chown 200000 /opt || true
