FROM debian:12 AS build
ARG VERSION=1.2
ADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d \
    https://example.org/tool-${VERSION}.tar.gz /src/
FROM debian:12
COPY --from=build /src /src
ADD https://github.com/example/tool.git#v1 /opt/tool
