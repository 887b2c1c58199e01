FROM debian:12
WORKDIR /opt
RUN make
WORKDIR /tmp
