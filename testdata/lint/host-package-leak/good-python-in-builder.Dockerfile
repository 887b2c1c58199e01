FROM python:3.12 AS build
RUN pip install numpy sphinx
RUN make html
FROM debian:12
COPY --from=build /html /html
