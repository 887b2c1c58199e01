FROM ubuntu:22.04
RUN sh cuda_12.4.0_550.54.14_linux.run --silent --toolkit --override
RUN sh /opt/NVIDIA-Linux-x86_64-535.104.05.run -x
