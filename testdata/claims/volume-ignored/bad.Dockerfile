FROM 127.0.0.1:5000/busybox
RUN mkdir -m 777 /data
VOLUME /data
CMD ["sh", "-c", "echo result > /data/table && cat /data/table"]
