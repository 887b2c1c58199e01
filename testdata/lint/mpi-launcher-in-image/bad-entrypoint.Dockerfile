FROM debian:12
ENTRYPOINT ["/usr/bin/mpirun", "-n", "4", "/opt/solver"]
