FROM rockylinux:9
RUN dnf install gcc && yum groupinstall 'Development Tools'
RUN zypper install gcc && apk add -i gcc
RUN pip uninstall numpy
