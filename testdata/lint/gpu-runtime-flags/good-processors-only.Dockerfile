FROM python:3.12
RUN pip install torch --index-url https://download.pytorch.org/whl/cpu
ENV NVIDIA_NAME=x
