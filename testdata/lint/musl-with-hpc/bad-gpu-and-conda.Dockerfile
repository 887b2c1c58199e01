FROM alpine:3.20
ENV PATH=/opt/bin:$PATH NVIDIA_VISIBLE_DEVICES=all
RUN wget https://repo.anaconda.com/miniconda/Miniconda3-py312_24.5.0-0-Linux-x86_64.sh
