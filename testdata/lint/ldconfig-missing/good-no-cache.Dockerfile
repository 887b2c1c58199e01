FROM alpine:3.20
COPY libtool.so /usr/local/lib/
