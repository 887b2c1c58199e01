FROM python:3.12 AS base
RUN pip install umap_learn
FROM base
COPY . /opt
