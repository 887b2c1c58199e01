FROM ubuntu:22.04
RUN apt-get install -y cuda-toolkit-12-4 cuda-libraries-12-4 cuda-cudart-12-4 cuda-nvcc-12-4 nvidia-cuda-toolkit libnvidia-container1
