FROM debian:12
RUN gcc -mcpu=native -march=native -o a a.c
