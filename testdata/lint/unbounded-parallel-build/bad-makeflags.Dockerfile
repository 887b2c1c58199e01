FROM debian:12
ENV LANG=C MAKEFLAGS="-s -j"
RUN MAKEFLAGS="-j$(nproc)" pip install x && export MAKEFLAGS=-j$(nproc) && make
