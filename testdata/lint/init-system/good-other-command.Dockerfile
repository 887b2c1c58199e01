FROM rocker/rstudio:4.4
RUN systemctl --version && systemctl disable apt-daily.timer || true
CMD ["/opt/tool/init", "/sbin/init"]
