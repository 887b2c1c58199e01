#!/bin/sh
set -eu
envsubst '$STATION_PORT $STATION_NAME $STATION_DOCUMENTS' < /etc/lighttpd/station.conf.template > /run/station/lighttpd.conf
echo "$(basename "$0"): wrote the configuration for $STATION_NAME"
