FROM ubuntu:24.04 AS build
RUN apt-get install -y cron
FROM ubuntu:24.04
RUN apt-get update && apt-get install -y --no-install-recommends openssh-client openssh-server=1:9.6
RUN pip install cron
