FROM 127.0.0.1:5000/busybox
COPY tool settings /opt/tool/
ENV PATH=/opt/tool:$PATH TOOL_HOME=/opt/tool
CMD ["tool"]
