FROM 127.0.0.1:5000/busybox
COPY --chmod=640 model /opt/model
