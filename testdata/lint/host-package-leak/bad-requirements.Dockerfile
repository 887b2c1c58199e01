FROM ubuntu:22.04
COPY requirements.txt /opt/
RUN python3 -m pip install -r /opt/requirements.txt
USER app
