FROM debian:12
RUN apt-get update && apt-get install -y tini
ENTRYPOINT [ "/usr/bin/tini", "-g",  "--", "/opt/run.sh" ]
CMD ["--help"]
