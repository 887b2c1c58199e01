FROM debian:12
ENV TMPDIR=/data/tmp
ENV http_proxy=http://proxy.example:3128
