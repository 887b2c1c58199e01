FROM debian:12
RUN wget -q https://example.org/cmake.sh -O /tmp/cmake.sh \
 && sh /tmp/cmake.sh --prefix=/usr/local --skip-license
