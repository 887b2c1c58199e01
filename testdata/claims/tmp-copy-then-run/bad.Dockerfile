FROM 127.0.0.1:5000/busybox
COPY install.sh /tmp/install.sh
RUN sh /tmp/install.sh
