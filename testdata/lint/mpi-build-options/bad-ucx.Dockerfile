FROM debian:12
RUN cd /src/openmpi-5.0.3 && ./configure --with-ucx=/opt/ucx && make install
