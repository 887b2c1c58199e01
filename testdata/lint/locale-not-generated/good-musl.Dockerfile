FROM python:3.12-alpine
ENV LANG=en_US.UTF-8
