FROM debian:12
RUN apt-get install -y libmpich-dev mpich-doc && wget https://www.mpich.org/mpich-4.1.2.tar.gz
