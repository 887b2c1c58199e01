FROM debian:12
RUN echo "git clone https://github.com/a/b" && git --version
