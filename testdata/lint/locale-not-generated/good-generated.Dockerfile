FROM debian:12
RUN apt-get update && apt-get install -y locales \
 && sed -i "s/# en_US/en_US/" /etc/locale.gen && locale-gen
ENV LANG en_US.UTF-8
