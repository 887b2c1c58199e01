FROM 127.0.0.1:5000/debian:bookworm
SHELL ["/bin/bash", "-c"]
RUN source /etc/os-release && echo "$ID" > /opt/system
