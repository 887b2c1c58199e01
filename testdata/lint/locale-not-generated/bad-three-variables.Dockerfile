FROM ubuntu:22.04
RUN apt-get update && apt-get install -y locales
ENV LANG="en_US.UTF-8" \
    LANGUAGE=en_US:en \
    LC_ALL="en_US.UTF-8"
