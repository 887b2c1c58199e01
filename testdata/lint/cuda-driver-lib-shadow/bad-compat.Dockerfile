FROM nvidia/cuda:12.4.1-devel-ubuntu22.04
ENV LD_LIBRARY_PATH=/usr/local/cuda-12.4/compat:/usr/local/cuda/lib64
RUN apt-get install -y cuda-compat-12-4
