#!/bin/sh
# chown is for Docker only: gosu app "$@"
chown -R app /data 2> /dev/null || true
grep -q app /etc/passwd
exec tool "$@"
