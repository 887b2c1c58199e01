FROM debian:12
COPY libtool.so /usr/local/lib/
RUN apt-get update && apt-get install -y libgomp1
