FROM debian:12
ENTRYPOINT ["/opt/bash/tool", "-l"]
CMD ["sh", "/opt/run.sh", "-l"]
