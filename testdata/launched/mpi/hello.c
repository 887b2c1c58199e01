/* Tells who it is and in which image, and adds up the ranks, so that they have to find each other. */
#include <mpi.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int main(int argc, char **argv) {
  int rank, size, sum = 0;
  MPI_Init(&argc, &argv);
  MPI_Comm_rank(MPI_COMM_WORLD, &rank);
  MPI_Comm_size(MPI_COMM_WORLD, &size);
  MPI_Allreduce(&rank, &sum, 1, MPI_INT, MPI_SUM, MPI_COMM_WORLD);
  const char *image = getenv("APPTAINER_CONTAINER");
  printf("rank %d of %d, sum %d, in %s, <%s>\n", rank, size, sum,
         image != NULL && access("/.singularity.d", F_OK) == 0 ? image : "no image", argc > 1 ? argv[1] : "");
  MPI_Finalize();
  return 0;
}
