FROM debian:12 AS build
ENV OMP_NUM_THREADS=4
RUN make
FROM debian:12
COPY --from=build /opt/tool /opt/tool
