FROM ubuntu:22.04
COPY tool /opt/tool
ENTRYPOINT ["bash", "-c", "ldconfig && exec /opt/tool \"$@\"", "tool"]
