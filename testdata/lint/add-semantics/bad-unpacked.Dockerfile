FROM debian:12
ADD README data.TGZ /srv/
ADD rootfs.tar /
