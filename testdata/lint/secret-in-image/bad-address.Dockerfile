FROM debian:12
ARG REF=main
ADD https://bob:hunter2@example.org/a.txt /opt/
ENV PIP_INDEX_URL=https://ci:hunter2@example.org/simple
RUN git clone https://bob:ghp_xxx@example.org/a/b -b v1 && git clone "https://bob:hunter2@example.org/$REF"
