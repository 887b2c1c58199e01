#!/bin/bash
# Sets up the tool.
set -e
. /usr/local/bin/functions.sh
export HOME=/home/app
export TOOL_DATA=/data TOOL_MODE="fast"
if [ -d /opt/venv ]; then
  source /opt/venv/bin/activate
fi
log "starting"
exec tini -- "$@"
