FROM debian:12
COPY --chmod=0640 conf.yaml /etc/tool/conf.yaml
COPY run.sh /opt/run.sh
RUN install -m 750 /usr/src/tool /usr/local/bin/tool && mkdir -m700 /opt/plugins
WORKDIR /opt
RUN chmod 700 run.sh && chmod -R o-rwx plugins
