FROM 127.0.0.1:5000/busybox
ENV tool_version=1.2
