FROM 127.0.0.1:5000/busybox
CMD ["sh", "-c", "echo result > table && cat table"]
