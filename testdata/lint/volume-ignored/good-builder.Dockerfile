FROM debian:12 AS build
VOLUME /cache
RUN make DESTDIR=/out

FROM debian:12
COPY --from=build /out /
