FROM 127.0.0.1:5000/busybox
COPY tool /tmp/tool/tool
RUN ln -s /tmp/tool/tool /usr/bin/tool
CMD ["tool"]
