FROM debian:12 AS build
RUN apt-get install -y libopenmpi-dev
FROM debian:12
RUN echo openmpi-bin && pip install mpi4py && apt-get remove -y openmpi-bin
