FROM ubuntu:22.04 AS build
ENV LD_LIBRARY_PATH=/opt/x/lib:$LD_LIBRARY_PATH
RUN make
FROM ubuntu:22.04
COPY --from=build /opt/x /opt/x
