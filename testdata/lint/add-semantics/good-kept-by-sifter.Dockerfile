FROM debian:12
ADD data.tar.gz https://example.org/x /srv/
