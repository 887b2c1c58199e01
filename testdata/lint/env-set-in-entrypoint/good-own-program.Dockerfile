FROM debian:12
COPY <<"EOS" /opt/tool
#!/bin/sh
export TOOL_DATA=/data
exec /opt/libexec/tool "$@"
EOS
ENTRYPOINT ["/opt/tool"]
