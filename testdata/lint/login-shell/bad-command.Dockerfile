FROM debian:12
ENTRYPOINT ["/bin/bash", "--login", "-c", "exec \"$@\"", "--"]
CMD ["/bin/sh",  "-l"]
