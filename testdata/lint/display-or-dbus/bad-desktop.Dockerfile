FROM ubuntu:24.04
CMD rm -f /tmp/.X1-lock; dbus-uuidgen > /var/lib/dbus/machine-id; \
    dbus-daemon --system; vncserver :1 -geometry 1280x800; exec xterm
