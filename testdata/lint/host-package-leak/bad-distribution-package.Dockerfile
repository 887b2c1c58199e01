FROM debian:12
RUN apt-get install -y build-essential python3 python3-numpy
