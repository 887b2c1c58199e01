FROM python:3.12
COPY main.py /opt/
ENTRYPOINT ["python3", "-I", "/opt/main.py"]
