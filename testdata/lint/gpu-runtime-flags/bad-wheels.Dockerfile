FROM python:3.12
RUN pip install torch --index-url https://download.pytorch.org/whl/cu121
RUN pip install cupy-cuda12x
