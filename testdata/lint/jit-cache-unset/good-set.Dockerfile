FROM python:3.12
ENV NUMBA_CACHE_DIR=/tmp/numba
RUN pip install scanpy
