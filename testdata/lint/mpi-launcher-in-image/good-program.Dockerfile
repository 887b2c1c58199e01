FROM debian:12
RUN mpirun -n 2 /opt/solver --test
ENTRYPOINT ["/opt/solver"]
