FROM debian:12
RUN useradd app
USER app
RUN id
USER root
