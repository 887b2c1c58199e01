FROM debian:12
SHELL ["/bin/bash", "-c"]
RUN ["make"]
RUN <<EOS
#!/usr/bin/env bash
source /opt/env.sh
EOS
SHELL ["/bin/sh", "-c"]
RUN make
