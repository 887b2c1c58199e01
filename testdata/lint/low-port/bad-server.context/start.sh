#!/bin/sh
lighttpd -D &
exec apache2ctl -D FOREGROUND
