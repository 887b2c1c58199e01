FROM debian:12
ENV UCX_TLS=rc,ud,sm
RUN cd /src/openmpi-4.1.6 && ./configure --with-pmix --with-ucx --enable-static && make
RUN cd /src/mpich-4.1.2 && ./configure --with-device=ch4:ofi && make
