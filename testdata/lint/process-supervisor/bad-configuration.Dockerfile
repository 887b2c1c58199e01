FROM debian:12
COPY supervisor /etc/supervisor/conf.d
RUN cat <<EOS > /opt/other.conf
[unix_http_server]
file = /var/run/supervisor.sock ; made by root
EOS
CMD supervisord -n & exec supervisord -c /opt/other.conf
