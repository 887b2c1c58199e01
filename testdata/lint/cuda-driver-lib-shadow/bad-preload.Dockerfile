FROM ubuntu:22.04
ENV LD_PRELOAD /usr/local/cuda/compat/libcuda.so.1
