FROM debian:12
RUN tar xf mpich-4.1.2.tar.gz && cd mpich-4.1.2 && ./configure --enable-static --disable-shared --with-device=ch4:ofi && make
RUN mpicc -O2 -static -o /usr/bin/app app.c
