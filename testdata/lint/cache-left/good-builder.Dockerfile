FROM python:3.12 AS build
RUN pip install numpy && apt-get update && apt-get install gcc
FROM python:3.12
COPY --from=build /usr/local /usr/local
