FROM continuumio/miniconda3:24.9.2-0
RUN cat <<"EOS" > /start.sh
#!/bin/bash
. /opt/conda/etc/profile.d/conda.sh
conda activate tools
module load gcc
"$@"
EOS
ENTRYPOINT ["/start.sh"]
