FROM almalinux:9
RUN dnf install -y glibc-locale-source && localedef -i en_US -f UTF-8 en_US.UTF-8
ENV LANG=en_US.UTF-8
