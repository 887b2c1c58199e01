FROM debian:12
RUN gcc -march=x86-64-v3 -o a a.c && gcc -march=nativecheck.c -c
RUN cmake -DGMX_SIMD=AVX2_256 -DGMX_GPU=CUDA . && cmake -DGGML_CUDA=ON -DGGML_NATIVE=OFF .
RUN cd OpenBLAS && make DYNAMIC_ARCH=1 && make install
