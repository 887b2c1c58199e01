FROM 127.0.0.1:5000/busybox
RUN --mount=type=bind,source=install.sh,target=/install.sh sh /install.sh
