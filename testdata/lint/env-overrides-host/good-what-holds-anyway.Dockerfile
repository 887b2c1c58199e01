FROM debian:12
ENV TMPDIR=/tmp
ENV HOME=/root
