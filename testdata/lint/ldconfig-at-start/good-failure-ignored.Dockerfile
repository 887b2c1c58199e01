FROM ubuntu:22.04
CMD ldconfig || true; exec /opt/run
