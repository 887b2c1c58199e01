FROM rockylinux:9
RUN dnf install -y glibc-langpack-en
ENV LC_ALL=en_US.UTF-8
