FROM python:3.12
CMD export PYTHONNOUSERSITE=1; exec python3 -m tool
