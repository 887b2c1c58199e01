ARG TAG=latest
FROM condaforge/miniforge3:$TAG AS base
RUN conda install -y samtools

FROM base
CMD ["samtools"]
