FROM python:3.12
ENV HF_HOME=/models HF_HUB_OFFLINE=1
RUN fetch-models
