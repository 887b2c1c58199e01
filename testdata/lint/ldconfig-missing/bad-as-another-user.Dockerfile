FROM debian:12
USER app
COPY libtool.so /usr/local/lib
