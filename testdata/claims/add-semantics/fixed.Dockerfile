FROM 127.0.0.1:5000/busybox
COPY table.txt /opt/table.txt
