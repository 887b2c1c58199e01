FROM ubuntu:24.04
COPY <<"EOS" /start.sh
#!/bin/sh
if [ "$(id -u)" = 0 ]; then
  service ssh start
fi
exec "$@"
EOS
ENTRYPOINT ["/start.sh"]
