FROM debian:12
ARG TARGETARCH
ADD https://example.org/tool-linux-x86_64.tar.gz /opt/
RUN curl -fsSLO https://example.org/other-1.0-linux-${TARGETARCH}.tar.gz \
 && wget "https://example.org/third-amd64.deb"
