#!/bin/bash
set -e
/sbin/ldconfig
exec "$@"
