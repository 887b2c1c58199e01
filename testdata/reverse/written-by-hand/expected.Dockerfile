# Translated by sifter from image.def. Build it with BuildKit:
#     docker build -t IMAGE -f Dockerfile .

FROM debian:12
COPY tool.py /opt/tool/
RUN --mount=type=bind,target=/.context umask 0002 && cp -fLr /.context/data /data

WORKDIR /
RUN --mount=type=tmpfs,target=/tmp --mount=type=tmpfs,target=/var/tmp <<'EOF'
umask 0002
export LANG=C
set -ex
apt-get update
apt-get install -y python3
if [ -e /opt/tool/tool.py ]; then
    chmod 755 /opt/tool/tool.py
fi
EOF

ENV TOOL_HOME=/opt/tool
ENV PATH="/opt/tool:${PATH}"
ENV GREETING="say \"hi\" for \$5"
ENTRYPOINT ["python3", "/opt/tool/tool.py", "--verbose"]
LABEL Author=someone@example.org
LABEL Version=1.0

# %help
#     Give it a file.
