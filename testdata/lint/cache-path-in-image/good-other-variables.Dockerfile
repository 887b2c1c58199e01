FROM python:3.12
ENV MODEL_HOME=/opt/models JUPYTER_PORT=8888 JUPYTER_PATH=/opt/share/jupyter
