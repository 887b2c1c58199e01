host.mpi=mpich-abi
