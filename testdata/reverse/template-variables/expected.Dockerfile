# Translated by sifter from image.def. Build it with BuildKit:
#     docker build -t IMAGE -f Dockerfile .

FROM python:3.12
WORKDIR /
RUN --mount=type=tmpfs,target=/tmp --mount=type=tmpfs,target=/var/tmp <<'EOF'
umask 0002
export LANG=C
set -ex
# {{ ignored }} in a comment
pip install 'numpy'
EOF

ENTRYPOINT ["/bin/sh", "-c", "python \"$@\"", "/.singularity.d/runscript"]
