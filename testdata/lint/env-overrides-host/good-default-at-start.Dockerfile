FROM debian:12
CMD export OMP_NUM_THREADS="${OMP_NUM_THREADS:-1}" && exec /opt/tool
