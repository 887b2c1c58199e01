FROM debian:12
ENV tool-version=1.2 \
    TOOL_HOME=/opt/tool
