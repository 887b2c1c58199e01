FROM nvidia/cuda:11.8.0-cudnn8-devel-ubuntu20.04
RUN nvcc -o /usr/bin/app app.cu
