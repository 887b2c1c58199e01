FROM debian:12 AS unused
RUN gcc -march=native -o a a.c
FROM debian:12
# -march=native
RUN cmake -DGMX_GPU=CUDA $CMAKE_OPTIONS . && cargo build --target=x86_64-unknown-linux-gnu
