FROM debian:12
RUN apt-get update && apt-get install -y --no-install-recommends gcc openssh-server=1:9.2 man-db
