FROM debian:12
RUN cd /src/hdf5-1.14 && ./configure --disable-shared && gcc -static -o a a.c && mpicc -static-libgcc b.c
RUN cd /src/openmpi-4.1.6 && ./configure $OPTIONS
