FROM ubuntu:24.04
RUN apt-get update && apt-get install -y ssh && systemctl enable ssh.service
RUN ["rc-update", "add", "sshd"]
CMD ["bash"]
