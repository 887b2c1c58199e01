FROM python:3.12
ENV HF_HOME=/scratch/models
