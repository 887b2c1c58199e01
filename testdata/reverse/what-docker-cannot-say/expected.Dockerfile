# Translated by sifter from image.def. Build it with BuildKit:
#     docker build -t IMAGE -f Dockerfile .

FROM ubuntu:24.04
# LEFT OUT: /etc/hosts is outside of the build context
# LEFT OUT: ../sibling is outside of the build context
# LEFT OUT: $HOME/.netrc is expanded by a shell on the machine that builds

# LEFT OUT: $APPTAINER_LABELS is set by engines only
# LEFT OUT: %post mounts something, which a build by Docker is not allowed
WORKDIR /
RUN --mount=type=tmpfs,target=/tmp --mount=type=tmpfs,target=/var/tmp <<'EOF'
umask 0002
export LANG=C
set -ex
echo "Maintainer me" >> $APPTAINER_LABELS
mount -t tmpfs none /mnt
EOF

# LEFT OUT: there is no earlier stage nowhere
# LEFT OUT: %pre runs on the machine that builds; no instruction does that
# LEFT OUT: %setup runs on the machine that builds; no instruction does that
# LEFT OUT: Docker has no instances: %startscript is left out
# LEFT OUT: apps are unknown to Docker: %appinstall of shell
# LEFT OUT: apps are unknown to Docker: %apprun of shell
