FROM debian:12 AS build
COPY extra.txt /tmp/

FROM debian:12
COPY requirements.txt /tmp/requirements.txt
RUN pip install -r /tmp/requirements.txt
COPY unused.txt /tmp/unused.txt
RUN rm /tmp/unused.txt && mkdir -p /tmp/cache && rmdir /tmp/cache
ENV CACHE=/tmp/cache
