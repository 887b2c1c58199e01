FROM rockylinux:9
RUN dnf -y groupinstall "Development Tools" && dnf install -y iputils
