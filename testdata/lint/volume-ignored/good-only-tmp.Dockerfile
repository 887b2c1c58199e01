FROM debian:12
# VOLUME /data
VOLUME /tmp
RUN echo VOLUME /data
