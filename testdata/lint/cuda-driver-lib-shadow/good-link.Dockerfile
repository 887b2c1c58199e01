FROM nvidia/cuda:12.4.1-devel-ubuntu22.04
RUN ln -s /usr/local/cuda/lib64/stubs/libcuda.so /usr/local/cuda/lib64/stubs/libcuda.so.1 \
 && ln -s /usr/local/cuda/lib64/stubs/libcuda.so /usr/lib/libcuda.so
RUN ln -s /usr/local/cuda/lib64/stubs/libcuda.so /usr/lib/libcuda.so.1 \
 && make -C /opt/tool \
 && rm /usr/lib/libcuda.so.1
