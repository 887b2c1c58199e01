FROM debian:12 AS base
WORKDIR /var/tmp/build
COPY . .
COPY *.deb /tmp/

FROM base
RUN ./configure && make install
RUN dpkg -i /tmp/*.deb
