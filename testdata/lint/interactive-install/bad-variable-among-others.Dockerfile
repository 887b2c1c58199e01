FROM ubuntu:22.04 AS base
ENV DEBIAN_FRONTEND=noninteractive
FROM base
ENV LANG=C.UTF-8 DEBIAN_FRONTEND="noninteractive"
