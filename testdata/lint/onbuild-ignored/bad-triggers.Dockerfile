FROM python:3.12 AS base
ONBUILD COPY requirements.txt /tmp/
ONBUILD RUN pip install -r /tmp/requirements.txt
FROM base
ONBUILD USER app
