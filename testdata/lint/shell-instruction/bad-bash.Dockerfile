FROM debian:12 AS base
SHELL ["/bin/bash", "-c"]
FROM base
RUN source /opt/env.sh
RUN make
SHELL ["bash", "-euo", "pipefail", "-c"]
RUN <<EOS
make install
EOS
