FROM 127.0.0.1:5000/busybox
COPY tool /opt/tool/tool
RUN ln -s /opt/tool/tool /usr/bin/tool
CMD ["tool"]
