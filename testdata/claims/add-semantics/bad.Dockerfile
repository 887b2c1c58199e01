FROM 127.0.0.1:5000/busybox
ADD https://example.org/table.txt /opt/table.txt
