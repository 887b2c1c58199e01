FROM debian:12
RUN apt-get update && apt-get install -y tini
CMD exec tini -- \
    /opt/run.sh --all
