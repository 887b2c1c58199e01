FROM debian:12
COPY <<EOT /start.sh
#!/bin/sh
cd /data
exec srun /opt/solver "$@"
EOT
CMD ["/start.sh"]
