FROM debian:12
ADD data.tar.gz /srv/
