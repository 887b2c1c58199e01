FROM ubuntu:22.04
ENV LD_LIBRARY_PATH=/opt/stubs/lib:/opt/compat/lib
RUN echo /usr/local/cuda/lib64 > /etc/ld.so.conf.d/cuda.conf
