FROM python:3.12
RUN pip install numba-scipy-stubs librosa-notes && echo numba
