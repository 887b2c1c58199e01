FROM debian:12
COPY --from=mambaorg/micromamba:1.5 /bin/micromamba /bin/micromamba
RUN micromamba install -y -n base -c conda-forge python=3.11 pysam
