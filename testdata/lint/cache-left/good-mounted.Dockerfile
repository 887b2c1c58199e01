FROM python:3.12
RUN --mount=type=cache,target=/root/.cache pip install numpy
RUN --mount=type=cache,target=/var/lib/apt apt-get update && apt-get install -y gcc
ENV PIP_NO_CACHE_DIR=1
RUN pip install scipy
