FROM debian:12
ARG CONDA_DIR=/root/miniconda3
RUN wget -q https://repo.anaconda.com/miniconda/Miniconda3-latest-Linux-x86_64.sh -O /tmp/conda.sh \
 && bash /tmp/conda.sh -b -p $CONDA_DIR \
 && rm /tmp/conda.sh
ENV LANG=C.UTF-8 PATH=/root/miniconda3/bin:$PATH
ENTRYPOINT ["/root/miniconda3/bin/python", "-u"]
