FROM debian:12
RUN mkdir -p /scratch /work /data && chmod 755 /data
WORKDIR /data
ENV DATA_DIR=/data
COPY x /opt/data/x
COPY y /datasets/y
RUN wget -q https://example.org/z.tgz && tar xf z.tgz -C /opt && rm z.tgz
