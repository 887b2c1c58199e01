FROM ubuntu:22.04 AS build
RUN apt-get install -y libnvidia-compute-535
RUN make
FROM ubuntu:22.04
COPY --from=build /opt/x /opt/x
