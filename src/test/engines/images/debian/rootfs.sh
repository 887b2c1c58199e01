#!/bin/bash
# rootfs.sh OUT.tar MIRROR: the file tree of the debian image.
set -euo pipefail

# Documentation is left out as in the "slim" images: it makes every build of a test slower and no test reads it. Docker's images
# have an empty /dev, and neither the builder's name nor its name server.
# shellcheck disable=SC2016  # mmdebstrap's shell expands $1
mmdebstrap --variant=minbase --skip=output/dev \
  --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*' \
  --dpkgopt='path-exclude=/usr/share/locale/*' \
  --customize-hook='rm -f "$1/etc/hostname" "$1/etc/hosts" "$1/etc/resolv.conf"' \
  bookworm "$1" "$2"
