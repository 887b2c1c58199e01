FROM ubuntu:22.04
RUN amdgpu-install -y --usecase=rocm
RUN apt-get install -y amdgpu-dkms
