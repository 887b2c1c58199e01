FROM debian:12
WORKDIR /src
RUN cd openmpi-4.1.6 && ./configure --prefix=/usr && make install
