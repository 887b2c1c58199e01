FROM 127.0.0.1:5000/busybox
COPY hosts /etc/hosts
COPY tool /opt/tool
CMD ["/opt/tool"]
