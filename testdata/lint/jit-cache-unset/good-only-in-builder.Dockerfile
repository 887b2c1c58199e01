FROM python:3.12 AS build
RUN pip install numba && python make.py
FROM debian:12
COPY --from=build /out /out
