FROM debian:12
RUN apt-get update && apt-get install -y gcc libdbus-1-dev libsystemd-dev libcups2-dev \
 && apt-get remove -y man-db && pip install dbus systemd && apt-cache show cups
