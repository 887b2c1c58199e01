FROM 127.0.0.1:5000/busybox
ENV OMP_NUM_THREADS=1
CMD ["sh", "-c", "echo $OMP_NUM_THREADS threads"]
