FROM debian:12
RUN ldconfig
COPY libtool.so /usr/local/lib