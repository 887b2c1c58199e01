#!/bin/bash
# with-nvidia.sh DIR COMMAND [ARG]...: runs a command where an NVIDIA GPU seems to be: the device's file, and a library of the
# driver's that the loader's cache names. DIR gets what is needed for it. Needs root, and changes nothing for other processes.
set -euo pipefail
if [ "${IN_NAMESPACE-}" != yes ]; then
  IN_NAMESPACE=yes exec unshare --mount --propagation private bash "$0" "$@"
fi
unset IN_NAMESPACE
directory=$(realpath -- "$1")
shift
mkdir -p "$directory/driver" "$directory/dev"
echo 'int cuInit(unsigned flags) { return 0; }' | gcc -shared -fPIC -Wl,-soname,libcuda.so.1 -x c -o "$directory/driver/libcuda.so.1" -
chmod -R a+rX "$directory/driver"
{ echo "$directory/driver"; echo "include /etc/ld.so.conf"; } > "$directory/ld.so.conf"
ldconfig -X -f "$directory/ld.so.conf" -C "$directory/ld.so.cache"
mount --bind "$directory/ld.so.cache" /etc/ld.so.cache
mount --rbind /dev "$directory/dev"
mount -t tmpfs -o mode=755 none /dev
for name in full fuse null random tty urandom zero; do
  [ -e "$directory/dev/$name" ] || continue
  touch "/dev/$name"
  mount --bind "$directory/dev/$name" "/dev/$name"
done
for name in pts shm; do
  mkdir "/dev/$name"
  mount --rbind "$directory/dev/$name" "/dev/$name"
done
ln -s pts/ptmx /dev/ptmx
ln -s /proc/self/fd /dev/fd
for number in 0 1 2; do
  names=(stdin stdout stderr)
  ln -s "/proc/self/fd/$number" "/dev/${names[number]}"
done
touch /dev/nvidiactl /dev/nvidia0
exec "$@"
