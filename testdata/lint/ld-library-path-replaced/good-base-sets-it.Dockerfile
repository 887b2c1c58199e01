FROM nvidia/cuda:12.4.1-runtime-ubuntu22.04
ENV LD_LIBRARY_PATH=/opt/x/lib:$LD_LIBRARY_PATH
