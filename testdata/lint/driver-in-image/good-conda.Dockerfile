FROM continuumio/miniconda3
RUN conda install -y -c nvidia cuda cuda-runtime
RUN pip install cuda-python
