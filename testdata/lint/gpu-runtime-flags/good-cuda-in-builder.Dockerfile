FROM nvidia/cuda:12.4.1-devel-ubuntu22.04 AS build
ENV NVIDIA_VISIBLE_DEVICES=all
RUN make
FROM ubuntu:22.04
COPY --from=build /opt/x /opt/x
