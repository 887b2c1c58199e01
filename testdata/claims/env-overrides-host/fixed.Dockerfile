FROM 127.0.0.1:5000/busybox
CMD ["sh", "-c", "echo ${OMP_NUM_THREADS:-1} threads"]
