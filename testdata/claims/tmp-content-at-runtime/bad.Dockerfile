FROM 127.0.0.1:5000/busybox
COPY tool /tmp/tool
CMD ["/tmp/tool"]
