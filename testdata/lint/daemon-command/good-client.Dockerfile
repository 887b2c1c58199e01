FROM ubuntu:24.04
RUN apt-get update && apt-get install -y openssh-client && service --status-all
CMD ["/opt/service", "x", "start"]
