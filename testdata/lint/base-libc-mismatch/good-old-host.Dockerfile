FROM debian:buster-slim
RUN apt-get update
