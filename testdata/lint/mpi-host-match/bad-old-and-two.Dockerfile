FROM rockylinux:9
RUN curl -LO https://www.mpich.org/static/downloads/3.0.4/mpich-3.0.4.tar.gz
RUN dnf install -y openmpi-devel
