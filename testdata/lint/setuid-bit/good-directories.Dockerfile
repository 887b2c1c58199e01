FROM debian:12
RUN chmod g+s /srv/shared && chmod 2775 /opt/tool/data && install -d -m 2775 /usr/local/bin/cache \
 && find /opt -type d -exec chmod g+s {} +
