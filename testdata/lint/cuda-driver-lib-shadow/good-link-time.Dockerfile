FROM nvidia/cuda:12.4.1-devel-ubuntu22.04
ENV LIBRARY_PATH=/usr/local/cuda/lib64/stubs:$LIBRARY_PATH
RUN LD_LIBRARY_PATH=/usr/local/cuda/lib64/stubs make && gcc -L/usr/local/cuda/lib64/stubs x.c
