FROM debian:12 AS build
RUN apt-get install -y locales-all
FROM debian:12
ENV LANG=fr_FR.UTF-8
