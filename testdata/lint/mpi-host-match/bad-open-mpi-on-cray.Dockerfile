FROM debian:12
ARG V=4.1.6
RUN wget https://download.open-mpi.org/release/openmpi-${V}.tar.bz2 && tar xf openmpi-${V}.tar.bz2
