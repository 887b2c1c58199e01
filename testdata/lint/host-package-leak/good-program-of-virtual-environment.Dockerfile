FROM python:3.12
RUN python3 -m venv /opt/venv && /opt/venv/bin/pip install numpy
ENTRYPOINT ["/opt/venv/bin/tool"]
