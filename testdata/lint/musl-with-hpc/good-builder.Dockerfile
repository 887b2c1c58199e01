FROM alpine:3.20 AS build
RUN apk add --no-cache openmpi-dev gcompat
FROM debian:12
RUN apt-get install -y libmpich-dev
