FROM debian:12
RUN apt-get update && apt-get install -y gosu
COPY docker/start.sh /usr/local/bin/
ENTRYPOINT ["start.sh"]
CMD ["tool", "--serve"]
