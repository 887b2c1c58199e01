FROM ubuntu:22.04
CMD if [ "$(id -u)" = 0 ]; then ldconfig; fi; exec /opt/run
