FROM debian:12
ENTRYPOINT ["/usr/bin/sudo", "-E", "tool"]
