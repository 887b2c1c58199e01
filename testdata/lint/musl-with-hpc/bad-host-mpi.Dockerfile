FROM python:3.12-alpine3.20
RUN pip install numpy
