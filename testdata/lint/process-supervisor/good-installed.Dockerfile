FROM debian:12
RUN apt-get update && apt-get install -y supervisor && supervisord --version
COPY supervisord.conf /etc/supervisor/
CMD ["/opt/run.sh"]
