FROM rockylinux:9
RUN dnf -y install gcc
RUN conda install -y numpy && rm -rf /opt/other
