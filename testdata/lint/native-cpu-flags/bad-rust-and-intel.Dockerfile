FROM rust:1.79
ENV RUSTFLAGS="-C target-cpu=native" OTHER=1
RUN icx -xHost -o a a.c && ifx -xCORE-AVX512 -o b b.f90
RUN RUSTFLAGS=-Ctarget-cpu=native cargo build --release
