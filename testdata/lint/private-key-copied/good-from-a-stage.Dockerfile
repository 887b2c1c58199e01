FROM debian:12 AS keys
RUN ssh-keygen -f /id_rsa -N ''
FROM debian:12
COPY --from=keys /id_rsa /etc/ssh/ssh_host_rsa_key
