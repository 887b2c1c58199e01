FROM ubuntu:24.04
RUN apt-get update && apt-get install -y curl docker-ce docker-ce-cli
CMD docker ps && docker-compose up
