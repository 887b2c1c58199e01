FROM 127.0.0.1:5000/busybox
COPY tool /opt/tool
ENV LICENSE_SERVER=10.0.0.7
CMD ["/opt/tool"]
