#!/bin/sh
if [ "$(id -u)" = 0 ]; then
    mkdir -p /data/db
    chown -R app /data/db
    exec su-exec app "$0" "$@"
fi
exec tool "$@"
