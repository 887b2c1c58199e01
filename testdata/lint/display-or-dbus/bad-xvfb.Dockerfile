FROM ubuntu:24.04
COPY start.sh /
ENTRYPOINT ["/start.sh"]
CMD ["xvfb-run", "-s", "-screen 0 640x480x24", "/opt/tool"]
