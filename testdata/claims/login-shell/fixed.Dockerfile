FROM 127.0.0.1:5000/debian:bookworm
COPY tool /opt/tool/bin/tool
ENV PATH=/opt/tool/bin:$PATH
CMD ["bash", "-c", "tool"]
