FROM 127.0.0.1:5000/busybox
COPY install.sh /usr/src/install.sh
RUN sh /usr/src/install.sh
