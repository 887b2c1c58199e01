FROM debian:12 AS base
RUN apt-get update && apt-get install -y gcc
FROM base
RUN apt-get install -y make && apt-get clean
