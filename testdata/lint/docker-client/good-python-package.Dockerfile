FROM python:3.12
RUN pip install docker podman
CMD ["python", "/opt/docker/run.py"]
