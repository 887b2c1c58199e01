FROM continuumio/miniconda3
RUN conda install -y -c conda-forge \
      numpy numba=0.59
CMD ["python"]
