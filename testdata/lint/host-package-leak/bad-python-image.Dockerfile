FROM python:3.12-slim
RUN pip install numpy
COPY main.py /opt/main.py
ENTRYPOINT ["python", "/opt/main.py"]
