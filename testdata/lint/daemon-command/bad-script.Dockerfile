FROM ubuntu:24.04
COPY bin/ /usr/local/bin/
ENTRYPOINT ["start.sh"]
