FROM ubuntu:22.04
RUN apt-get update && apt-get install -y python3-pip \
 && pip3 install --no-cache-dir cmake numpy==1.26 pandas
