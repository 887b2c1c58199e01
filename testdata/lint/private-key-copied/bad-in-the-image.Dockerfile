FROM debian:12
COPY ./keys/id_rsa known_hosts /root/.ssh/
ADD --chmod=600 deploy/aws-ec2.pem server-key.pem /etc/
COPY .docker/config.json /root/.docker/config.json
