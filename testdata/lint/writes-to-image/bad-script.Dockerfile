FROM debian:12
COPY --chmod=755 <<'SH' /usr/local/bin/start
#!/bin/sh
mkdir -p /opt/state
exec /opt/server > /var/log/server.log 2>&1
SH
ENTRYPOINT ["/usr/local/bin/start"]
