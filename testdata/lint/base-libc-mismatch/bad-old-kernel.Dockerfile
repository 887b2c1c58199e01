FROM rockylinux:8
