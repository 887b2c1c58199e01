FROM debian:12
RUN cmake -S gromacs -B build -DGMX_GPU=CUDA -DGMX_MPI=ON
RUN cmake -B build -DGGML_CUDA=ON
WORKDIR /src
RUN tar xf v0.3.26.tar.gz && cd OpenBLAS-0.3.26 && make -j4 && make install
