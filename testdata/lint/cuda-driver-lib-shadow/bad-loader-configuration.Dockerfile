FROM ubuntu:22.04
RUN echo "/usr/local/cuda/lib64/stubs" > /etc/ld.so.conf.d/z-cuda.conf && ldconfig
