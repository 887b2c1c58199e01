FROM 127.0.0.1:5000/debian:bookworm
COPY setcap /usr/sbin/setcap
RUN cp /bin/echo /opt/server && setcap cap_net_raw=+ep /opt/server
