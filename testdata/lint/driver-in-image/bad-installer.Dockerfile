FROM ubuntu:22.04
RUN sh /opt/NVIDIA-Linux-x86_64-535.104.05.run --silent --no-kernel-module
RUN chmod +x cuda_12.4.0_550.54.14_linux.run && ./cuda_12.4.0_550.54.14_linux.run --silent
