FROM ubuntu:22.04
env DEBIAN_FRONTEND noninteractive
RUN apt-get update && apt-get install -y tzdata
