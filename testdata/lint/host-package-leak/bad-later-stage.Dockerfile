FROM python:3.12 AS base
RUN pip install numpy
FROM base
COPY a.py /opt/
# start
CMD ["python3", "/opt/a.py"]
