# Translated by sifter from image.def. Build it with BuildKit:
#     docker build -t IMAGE -f Dockerfile .

# LEFT OUT: a Dockerfile cannot start from what Bootstrap: library fetches
FROM scratch AS stage-0
WORKDIR /
RUN --mount=type=tmpfs,target=/tmp --mount=type=tmpfs,target=/var/tmp <<'EOF'
umask 0002
export LANG=C
set -ex
true
EOF

# LEFT OUT: a Dockerfile cannot start from what Bootstrap: debootstrap fetches
FROM scratch AS deb

# LEFT OUT: docker://ubuntu is not the name of an image in a registry
FROM scratch AS stage-2

FROM scratch
