FROM debian:12
ADD tool.py archive.zip tar /opt/
ADD --unpack=false data.tar.gz /srv/
COPY data.tar.gz /srv/
