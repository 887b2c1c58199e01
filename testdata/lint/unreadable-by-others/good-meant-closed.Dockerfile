FROM debian:12 AS build
RUN chmod 700 /usr/local/bin/x

FROM debian:12
RUN mkdir -p /root/.ssh && chmod 700 /root/.ssh && chmod 600 /etc/ssh/ssh_host_rsa_key
RUN chmod 0440 /etc/sudoers.d/app && chmod 600 /opt/tls/server.key && chmod 711 /usr/bin/x
RUN umask 022 && mkdir -m 1777 /opt/drop && chmod +x /opt/run.sh && chmod 755 /opt/y
RUN umask 077 && ssh-keygen -f /opt/k
