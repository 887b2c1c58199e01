#!/bin/sh
# with-devices.sh NAMES COMMAND [ARG]...: runs it, in a mount namespace of its own, on a machine that has these files in /dev besides
# what every machine has. They are no GPUs; what is shown of them in a container, the engine decides as for real ones.
set -eu
names=$1
shift
real=$(mktemp -d)
mount --rbind /dev "$real"
mount -t tmpfs none /dev
for name in null zero full random urandom tty fuse; do
  touch "/dev/$name"
  mount --bind "$real/$name" "/dev/$name"
done
ln -s /proc/self/fd /dev/fd
ln -s /proc/self/fd/0 /dev/stdin
ln -s /proc/self/fd/1 /dev/stdout
ln -s /proc/self/fd/2 /dev/stderr
mkdir /dev/pts /dev/shm
mount --rbind "$real/pts" /dev/pts
for name in $names; do
  touch "/dev/$name"
done
umount -l "$real"
rmdir "$real"
exec "$@"
