FROM 127.0.0.1:5000/busybox
COPY tool /root/bin/tool
ENV PATH=/root/bin:$PATH
CMD ["tool"]
