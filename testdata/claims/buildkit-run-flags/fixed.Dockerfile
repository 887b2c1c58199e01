FROM 127.0.0.1:5000/busybox
COPY install.sh /install.sh
RUN sh /install.sh
