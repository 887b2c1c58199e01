#!/bin/sh
# Not kept so in Git, which may change line ends.
sed -i 's/$/\r/' ../Dockerfile
