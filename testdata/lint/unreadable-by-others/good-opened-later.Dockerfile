FROM debian:12
COPY --chmod=700 start.sh /opt/tool/start.sh
RUN chmod -R a+rX /opt/tool
RUN chmod 600 /opt/a /opt/b && make && rm /opt/a && chmod 644 /opt/*
RUN umask 077 && echo x > /opt/c && chmod go+r /opt/c
