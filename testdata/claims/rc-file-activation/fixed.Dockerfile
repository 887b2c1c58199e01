FROM 127.0.0.1:5000/busybox
COPY tool /opt/tool/bin/tool
ENV PATH=/opt/tool/bin:$PATH
