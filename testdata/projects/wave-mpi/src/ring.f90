! Each process has a piece of the ring, with one cell of its neighbours at either end.
module ring
  use, intrinsic :: iso_fortran_env, only: real64
  use mpi
  implicit none
  private
  public :: exchange

contains

  subroutine exchange(field, rank, processes)
    real(real64), intent(inout) :: field(0:)
    integer, intent(in) :: rank, processes
    integer :: left, right, n, error

    n = ubound(field, 1) - 1
    left = modulo(rank - 1, processes)
    right = modulo(rank + 1, processes)
    call MPI_Sendrecv(field(1:1), 1, MPI_DOUBLE_PRECISION, left, 1, &
                      field(n + 1:n + 1), 1, MPI_DOUBLE_PRECISION, right, 1, &
                      MPI_COMM_WORLD, MPI_STATUS_IGNORE, error)
    call MPI_Sendrecv(field(n:n), 1, MPI_DOUBLE_PRECISION, right, 2, &
                      field(0:0), 1, MPI_DOUBLE_PRECISION, left, 2, &
                      MPI_COMM_WORLD, MPI_STATUS_IGNORE, error)
  end subroutine exchange

end module ring
