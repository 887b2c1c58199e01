FROM python:3.12-slim
ENV PYTHONNOUSERSITE=1
RUN pip install numpy
