FROM debian:12
COPY id_rsa.pub ca-certificates.pem certs/fullchain.pem /etc/keys/
ADD https://example.org/rds-key.pem /etc/keys/
COPY docs/config.json tool.pem.md /opt/
