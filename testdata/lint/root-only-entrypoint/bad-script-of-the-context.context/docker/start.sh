#!/bin/bash
set -e
usermod -u "${PUID:-1000}" app
groupmod -g "${PGID:-1000}" app
if [ -d /data ]; then
  chown -R app:app /data
fi
chown app /var/log/tool || true
exec gosu app "$@"
