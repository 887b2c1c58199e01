#!/bin/bash
set -e
. "$CONDA_DIR/etc/profile.d/conda.sh"
conda activate "$CONDA_DEFAULT_ENV"
exec "$@"
