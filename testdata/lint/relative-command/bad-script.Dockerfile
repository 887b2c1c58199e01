FROM python:3.12
WORKDIR /srv/tool
COPY main.py /srv/tool/
CMD python3 -u main.py --port 8000
