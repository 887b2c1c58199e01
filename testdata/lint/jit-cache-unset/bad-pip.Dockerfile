FROM python:3.12
RUN pip install --no-cache-dir pandas "librosa>=0.10"
