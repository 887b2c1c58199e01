FROM python:3.12
RUN pip install scanpy
CMD NUMBA_CACHE_DIR=/tmp/numba exec python3 -m tool
