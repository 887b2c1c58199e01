#!/bin/bash
# Makes the program, and puts it into "root" with the libraries and plug-ins of this machine's Open MPI that it needs.
set -euo pipefail
libraries=/usr/lib/x86_64-linux-gnu
mkdir -p root/opt/hello root/usr/lib root/usr/lib64 root/usr/share
ln -s usr/lib root/lib
ln -s usr/lib64 root/lib64
mpicc -o root/opt/hello/hello hello.c
plugins=("$libraries"/openmpi/lib/openmpi3/*.so "$libraries"/pmix2/lib/pmix/*.so)
{
  printf '%s\n' "${plugins[@]}"
  ldd root/opt/hello/hello "${plugins[@]}" | grep -oE '/[^ ]+\.so[^ ]*' | grep -v ':$'
} | sort -u | while IFS= read -r file; do
  case $file in
    /lib/* | /lib64/*) place=root/usr$file ;;
    *) place=root$file ;;
  esac
  mkdir -p "$(dirname "$place")"
  cp -L "$file" "$place"
done
for directory in /usr/share/openmpi /etc/openmpi "$libraries/pmix2/share" "$libraries/pmix2/etc" /usr/share/pmix; do
  if [ -e "$directory" ]; then
    mkdir -p "root$(dirname "$directory")"
    cp -rL "$directory" "root$directory"
  fi
done
