FROM debian:12
CMD echo "app:x:$(id -u):0::/tmp:/bin/sh" >> /etc/passwd && exec tool
