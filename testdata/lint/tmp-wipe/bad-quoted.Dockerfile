FROM debian:12
RUN rm -rf "/tmp/" && rm -rf "/var/tmp"/*
