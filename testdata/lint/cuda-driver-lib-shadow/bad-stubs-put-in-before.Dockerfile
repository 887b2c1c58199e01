FROM ubuntu:22.04
ENV LD_LIBRARY_PATH=/usr/local/cuda/lib64/stubs
RUN make
ENV LD_LIBRARY_PATH=/opt/lib:$LD_LIBRARY_PATH
