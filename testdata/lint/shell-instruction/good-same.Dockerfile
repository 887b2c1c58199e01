FROM debian:12
SHELL ["/bin/sh", "-e", "-x", "-c"]
RUN make
