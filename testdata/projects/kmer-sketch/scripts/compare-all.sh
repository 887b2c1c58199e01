#!/bin/sh
# Compares the first file with all others of the data directory.
set -eu
cd "${SKETCH_DATA:?}"
set -- *.fa
exec kmer-sketch compare "$@"
