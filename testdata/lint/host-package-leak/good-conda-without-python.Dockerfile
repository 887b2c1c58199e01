FROM mambaorg/micromamba:1.5
RUN micromamba install -y -n base -c bioconda samtools=1.19
