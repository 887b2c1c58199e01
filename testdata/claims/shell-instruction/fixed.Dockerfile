FROM 127.0.0.1:5000/debian:bookworm
RUN . /etc/os-release && echo "$ID" > /opt/system
