FROM ubuntu:22.04
RUN apt-get update && apt-get install -y git tzdata:all
RUN env LANG=C apt-get install -y krb5-config
