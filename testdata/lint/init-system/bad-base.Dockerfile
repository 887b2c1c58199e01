FROM lscr.io/linuxserver/webtop:ubuntu-mate
CMD ["/opt/serve"]
