FROM ubuntu:24.04
COPY <<EOS /opt/start.sh
#!/bin/sh
systemctl start docker
exec runsvdir -P /etc/service
EOS
CMD ["/opt/start.sh"]
