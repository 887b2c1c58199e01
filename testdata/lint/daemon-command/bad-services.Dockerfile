FROM ubuntu:24.04
CMD service cron start; /etc/init.d/postgresql start || true; exec nginx -g "daemon off;"
