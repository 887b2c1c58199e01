FROM debian:12
RUN --network=none make check
RUN --network=host --security=sandbox make check
