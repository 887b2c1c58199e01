#!/bin/bash
set -e
if [ "$(id -u)" = 0 ]; then
  service ssh start
fi
mysqld_safe --user=mysql &
exec "$@"
