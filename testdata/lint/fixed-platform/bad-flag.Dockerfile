FROM --platform=linux/x86_64 debian:12 AS base
RUN apt-get update
FROM base
RUN make
