FROM ubuntu:22.04
ENV LANG=en_US.UTF-8
RUN apt-get update && apt-get install -y locales-all
