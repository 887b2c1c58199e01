FROM python:3.12
ENV HF_HOME=/models
RUN pip install transformers
