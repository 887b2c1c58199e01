FROM centos:6 AS base
RUN yum install -y gcc
FROM base
COPY app /usr/bin/
