FROM debian:12
ENV LOG_LEVEL=info LOG_CONFIG=/opt/log.yaml TOOL_LOG_DIR=/tmp/logs CATALOG=/opt/catalog LOG_FORMAT=/x
COPY --chmod=755 <<'SH' /usr/local/bin/start
#!/bin/sh
if [ "$(id -u)" = 0 ]; then mkdir -p /var/lib/x; fi
mkdir -p /opt/cache || true
exec /opt/server --log-file=/dev/stdout --datadir "$PWD/data" 2> "$HOME/log"
SH
CMD ["/usr/local/bin/start"]
