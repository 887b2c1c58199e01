FROM ubuntu:22.04
RUN apt-get install -y cuda-12-4
RUN apt-get install -y cuda
