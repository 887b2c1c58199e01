FROM rocker/r-ver:4.4
COPY systemd /opt/systemd
