FROM ubuntu:24.04
RUN dbus-uuidgen > /etc/machine-id
ENTRYPOINT ["xvfb-run", "-a", "-s", "-screen 0 640x480x24"]
CMD ["dbus-run-session", "--", "/opt/tool"]
