FROM nvidia/cuda:12.4.1-devel-ubuntu22.04 AS build
ENV LD_LIBRARY_PATH=/usr/local/cuda/lib64/stubs
RUN make
FROM nvidia/cuda:12.4.1-runtime-ubuntu22.04
COPY --from=build /opt/x /opt/x
