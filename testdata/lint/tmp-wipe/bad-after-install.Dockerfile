FROM debian:12
RUN apt-get update \
 && apt-get install -y gawk \
 # what is left
 && rm -rf /var/lib/apt/lists/* /tmp/* "/var/tmp"/*
RUN set -ex; make install && rm -rf /tmp/* && ldconfig
RUN rm -rf /tmp/*
