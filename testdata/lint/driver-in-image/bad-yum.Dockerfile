FROM rockylinux:9
RUN dnf install -y nvidia-driver-cuda cuda-drivers
