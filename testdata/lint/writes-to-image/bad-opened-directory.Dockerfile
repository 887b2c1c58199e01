FROM debian:12
RUN mkdir -p /var/lib/tool /opt/out && useradd -r app && chown -R app:app /var/lib/tool
RUN chmod -R a+w /opt/out
USER app
