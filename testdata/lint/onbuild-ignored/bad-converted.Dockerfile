FROM python:3-onbuild AS base
ONBUILD RUN pip check
FROM base
ONBUILD RUN pip list
