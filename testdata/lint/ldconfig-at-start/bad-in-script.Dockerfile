FROM ubuntu:22.04
COPY --chmod=0755 <<EOF /entry.sh
#!/bin/sh
set -e
ldconfig
exec /opt/tool
EOF
ENTRYPOINT ["/entry.sh"]
