FROM python:3-onbuild AS base
ONBUILD RUN pip check
FROM base
CMD ["python", "/usr/src/app/main.py"]
