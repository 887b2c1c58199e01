FROM debian:12
# hadolint ignore=DL3008
RUN apt-get update && apt-get install -y gawk
# sifter converts this file
COPY <<EOF /notes
# sifter ignore=tmp-wipe
EOF
