FROM debian:12
RUN groupadd -g 65537 lab && useradd --uid 65536 -g lab ada \
 && mkdir /data && chown ada:lab /data
