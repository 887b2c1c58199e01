FROM 127.0.0.1:5000/busybox
WORKDIR /opt/app
COPY tool .
ENTRYPOINT ["/opt/app/tool"]
