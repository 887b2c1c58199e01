#!/bin/sh
set -e
out=${RINGS_OUT:-$PWD}
exec Rscript --vanilla /opt/rings/rings.R --out "$out" "$@"
