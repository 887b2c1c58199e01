FROM 127.0.0.1:5000/busybox
COPY settings /opt/app/settings
CMD ["cat", "/opt/app/settings"]
