FROM debian:12
CMD echo "start it with mpirun -n 4" && command -v mpirun && mpirun --version
