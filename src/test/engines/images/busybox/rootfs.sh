#!/bin/bash
# rootfs.sh OUT.tar: the file tree of the busybox image.
set -euo pipefail

out=$1
here=$(cd "$(dirname "$0")" && pwd)
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
chmod 755 "$root"

install -d "$root"/{bin,dev,etc,home,proc,sys,usr/bin,usr/local/bin,var/lib,var/spool}
install -d -m 700 "$root/root"
install -d -m 1777 "$root/tmp" "$root/var/tmp"
install -d -o 1000 -g 1000 "$root/home/app"
install -m 755 /bin/busybox "$root/bin/busybox"
/bin/busybox --list | while read -r applet; do
  [ "$applet" = busybox ] || ln -s busybox "$root/bin/$applet"
done
ln -s ../../bin/env "$root/usr/bin/env"  # where "#!" lines look for it
# No /etc/hosts and no /etc/resolv.conf: as in images from a registry, they are the builder's business.
install -m 644 "$here/passwd" "$here/group" "$root/etc/"
printf 'hosts: files dns\n' > "$root/etc/nsswitch.conf"
tar --numeric-owner --sort=name --mtime=@0 -C "$root" -cf "$out" .
