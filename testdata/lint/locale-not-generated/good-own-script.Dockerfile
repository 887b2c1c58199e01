FROM ubuntu:24.04
ENV LANG=en_US.UTF-8
COPY scripts /scripts
RUN /scripts/install.sh
