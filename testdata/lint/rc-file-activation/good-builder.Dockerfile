FROM ubuntu:24.04 AS build
RUN echo "export PATH=/opt/x/bin:$PATH" >> ~/.bashrc
FROM continuumio/miniconda3:24.9.2-0
RUN conda init
COPY --from=build /opt/x /opt/x
