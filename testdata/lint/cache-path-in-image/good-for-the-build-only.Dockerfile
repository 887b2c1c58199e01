FROM python:3.12
ENV XDG_CACHE_HOME=/opt/cache
RUN make
ENV XDG_CACHE_HOME=/tmp/cache
