FROM debian:12
ENV TMPDIR=/tmp MPLCONFIGDIR=/tmp/matplotlib NUMBA_CACHE_DIR=/tmp/numba
WORKDIR /tmp
RUN make -C /opt/x
WORKDIR /opt/tmp
CMD ["/opt/x/run", "--scratch", "/tmp/x", "--log", "/dev/stdout"]
