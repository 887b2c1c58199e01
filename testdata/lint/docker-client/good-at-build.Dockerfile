FROM docker:27-cli AS pull
RUN apk add docker && docker --version
FROM ubuntu:24.04
RUN command -v docker || true
ENV DOCKER_HOST= IN_DOCKER=1
VOLUME /var/run/docker.sock.d
CMD ["docker-entrypoint.sh", "docker"]
