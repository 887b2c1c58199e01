FROM debian:12
RUN apt-get update && apt-cache search git && apt-get clean && apt-get purge && conda install numpy && dnf clean all && zypper refresh \
 && echo apt-get install git && conda info && pip install numpy && bash install-miniconda.sh && apt-get -s install git
