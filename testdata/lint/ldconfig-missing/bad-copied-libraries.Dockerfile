FROM debian:12 AS build
RUN make -C /src install && ldconfig
FROM debian:12
COPY --from=build /usr/local/lib/libtool.so* /usr/local/lib/
COPY --from=build /src/libx.so.1.2 /opt/x/lib/
COPY x.conf /etc/ld.so.conf.d/
