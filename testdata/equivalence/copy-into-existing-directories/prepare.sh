#!/bin/sh
# Git keeps no modes but the x-bit.
set -eu
mkdir -p tree/sub tree/other
echo a > tree/a.txt; echo b > tree/sub/b.txt; echo c > tree/other/c.txt
chmod 700 tree; chmod 750 tree/sub; chmod 1770 tree/other; chmod 640 tree/a.txt; chmod 755 tree/sub/b.txt
