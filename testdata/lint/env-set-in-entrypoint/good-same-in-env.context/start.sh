#!/bin/bash
export TOOL_HOME=/opt/tool
export PATH=/opt/conda/envs/tools/bin:$PATH
conda activate tools
UNEXPORTED=1
if [ "$(id -u)" = 0 ]; then
  export RUN_AS=app
fi
exec "$@"
