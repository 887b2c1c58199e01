FROM ubuntu:24.04
RUN apt-get update && apt-get install -y openssh-server && service ssh start
CMD ["/usr/sbin/sshd", "-D", "-e"]
