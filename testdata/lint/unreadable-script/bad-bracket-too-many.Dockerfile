FROM debian:12
RUN (cd /src; make)) && make install
RUN <<EOF
if true; then
  make
EOF
