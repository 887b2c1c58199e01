FROM debian:12
RUN setcap -r /usr/bin/ping && getcap /usr/bin/ping
