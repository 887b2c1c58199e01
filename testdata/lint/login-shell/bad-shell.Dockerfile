FROM continuumio/miniconda3:24.9.2-0
SHELL ["/bin/bash", "-o", "pipefail", "-lc"]
RUN conda activate base
CMD bash -l -c 'python /opt/main.py'
