FROM nvidia/cuda:12.4.1-devel-ubuntu22.04
ENV LD_LIBRARY_PATH=/opt/lib:$LD_LIBRARY_PATH
RUN ln -s /usr/local/cuda/lib64/stubs/libcuda.so /usr/lib/libcuda.so.1
RUN ln -s /usr/local/cuda/lib64/stubs/libcuda.so /opt/lib/libcuda.so.1
