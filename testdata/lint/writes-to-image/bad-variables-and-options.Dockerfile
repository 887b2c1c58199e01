FROM debian:12
ENV PGDATA=/var/pgdata TOOL_LOG_DIR=/opt/tool/logs
CMD ["gunicorn", "--access-logfile", "/var/log/access.log", "--pid=/tmp/x.pid", "app:app"]
