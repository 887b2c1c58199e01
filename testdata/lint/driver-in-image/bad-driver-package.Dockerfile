FROM ubuntu:22.04
RUN apt-get update && apt-get install -y --no-install-recommends \
      curl nvidia-driver-535 libnvidia-compute-535=535.104.05-0ubuntu1
