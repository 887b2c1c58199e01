#!/bin/sh
mkdir -p /tmp/.X11-unix
Xvfb :99 &
export DISPLAY=:99
exec "$@"
