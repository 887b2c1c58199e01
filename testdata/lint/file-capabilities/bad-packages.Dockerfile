FROM debian:12
RUN apt-get update && apt-get install -y curl iputils-ping=3:20221126-1
