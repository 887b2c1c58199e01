FROM python:3.12
RUN pip install transformers
ENV HF_HOME /models
