FROM python:3.12
RUN pip install supervisor
ENTRYPOINT ["tini", "--"]
CMD ["/usr/local/bin/supervisord", "-c", "/etc/supervisord.conf"]
