FROM ubuntu:22.04
ARG DEBIAN_FRONTEND=noninteractive
RUN apt-get update && apt-get install -yq git tzdata && apt-get -qq install vim && apt-get install --yes ed \
 && yes | apt-get install nano && apt-get install $OPTIONS joe && apt-get install emacs < /answers
RUN add-apt-repository -y ppa:x/y && dnf -y install gcc && zypper -n in gcc && apk add gcc && conda install -yq numpy
RUN bash Miniconda3-latest-Linux-x86_64.sh -bfp /opt/conda && sh cuda_12.4.0_linux.run --silent --toolkit
RUN echo root:x | chpasswd && passwd -d root && ls | while read -r name; do echo "$name"; done
