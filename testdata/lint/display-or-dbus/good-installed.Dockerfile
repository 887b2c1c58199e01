FROM ubuntu:24.04
RUN apt-get update && apt-get install -y xvfb x11vnc dbus-x11 && Xvfb :1 & sleep 1
CMD ["/opt/X/tool", "/opt/.X11-unix"]
