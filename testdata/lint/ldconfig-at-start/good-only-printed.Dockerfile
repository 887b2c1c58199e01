FROM ubuntu:22.04
CMD ldconfig -p | grep libcuda && exec /opt/run
