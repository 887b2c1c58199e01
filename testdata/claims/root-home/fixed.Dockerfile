FROM 127.0.0.1:5000/busybox
COPY tool /opt/bin/tool
ENV PATH=/opt/bin:$PATH
CMD ["tool"]
