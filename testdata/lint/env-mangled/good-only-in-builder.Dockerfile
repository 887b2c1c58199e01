FROM debian:12 AS build
ENV tool.version=1
RUN make
FROM debian:12
COPY --from=build /opt/tool /opt/tool
