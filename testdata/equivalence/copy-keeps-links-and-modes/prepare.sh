#!/bin/sh
# Git keeps no modes but the x-bit.
set -eu
mkdir -p tree/directory/empty tree/locked
echo text > tree/file
echo hidden > tree/.hidden
mkdir tree/.hidden-directory; echo deep > tree/.hidden-directory/.file
ln -s file tree/relative
ln -s /etc/passwd tree/absolute
ln -s nowhere/at/all tree/dangling
ln -s directory tree/to-directory
ln -s ../../outside tree/directory/upwards
ln tree/file tree/hard-link
echo deep > tree/directory/file
printf '#!/bin/sh\necho run\n' > tree/script
for name in setuid setgid secret open; do echo "$name" > "tree/$name"; done
: > tree/empty-file
chmod 644 tree/file; chmod 755 tree/script; chmod 4755 tree/setuid; chmod 2711 tree/setgid; chmod 400 tree/secret
chmod 777 tree/open; chmod 3770 tree/directory; chmod 500 tree/locked; chmod 700 tree/directory/empty
