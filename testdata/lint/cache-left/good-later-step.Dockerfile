FROM debian:12
RUN apt-get update && apt-get install -y gcc
RUN make && rm -rf /var/lib/apt /tmp/x
RUN conda install -y numpy && conda clean --all --yes
RUN dnf install -y a && yum clean all && pip install a && pip cache purge
