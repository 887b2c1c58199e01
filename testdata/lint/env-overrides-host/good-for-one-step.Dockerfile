FROM debian:12
RUN export OMP_NUM_THREADS=1 && make -C /src
RUN HOME=/opt/home USER=app /src/install.sh
