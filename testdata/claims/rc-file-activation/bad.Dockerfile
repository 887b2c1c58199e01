FROM 127.0.0.1:5000/busybox
COPY tool /opt/tool/bin/tool
RUN mkdir -p /etc/profile.d && echo 'export PATH=/opt/tool/bin:$PATH' > /etc/profile.d/tool.sh
