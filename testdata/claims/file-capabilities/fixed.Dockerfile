FROM 127.0.0.1:5000/debian:bookworm
RUN cp /bin/echo /opt/server
