FROM ubuntu:22.04
RUN apt-get update && apt-get install -y curl sudo \
 && echo 'app ALL=(ALL) NOPASSWD:ALL' >> /etc/sudoers
RUN sudo apt-get install -y git && sudo -E -H env A=b make install
RUN curl -s https://example.org/key | sudo tee /etc/key && sudo -u app id
USER app
RUN sudo make install
