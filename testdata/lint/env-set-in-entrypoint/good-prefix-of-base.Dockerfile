FROM mambaorg/micromamba:2.0
ENV PATH=$MAMBA_ROOT_PREFIX/bin:$PATH
CMD ["samtools"]
