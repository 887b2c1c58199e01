FROM ubuntu:22.04
RUN amdgpu-install -y --usecase=rocm --no-dkms
