FROM 127.0.0.1:5000/busybox
RUN mkdir /data
COPY tool /opt/
ENTRYPOINT ["/opt/tool"]
