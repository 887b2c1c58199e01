FROM ubuntu:24.04
ENV SOCK=/run/docker.sock DOCKER_HOST=tcp://docker:2375
VOLUME ["/data", "/var/run/docker.sock"]
