FROM python:3.12 AS build
ENV REDIS_HOST=redis
FROM python:3.12
RUN curl http://host.docker.internal:3142/ || true
ENV INTERNAL=docker.internal LEVELS=a:1 TIME_HOST=12:30
