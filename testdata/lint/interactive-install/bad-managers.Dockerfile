FROM ubuntu:22.04
RUN apt-get update && apt-get -o Acquire::Retries=3 install --no-install-recommends git \
    && apt-get upgrade
RUN sudo add-apt-repository ppa:example/tool && apt install vim
RUN ["apt-get", "install", "nano"]
RUN bash -c 'apt-get install ed'
