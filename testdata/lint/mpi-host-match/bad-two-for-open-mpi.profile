host.mpi=openmpi
