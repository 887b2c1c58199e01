! wave FILE.nml: how high the water stands after some steps.
program wave
  use, intrinsic :: iso_fortran_env, only: real64, error_unit
  use mpi
  use ring, only: exchange
  implicit none

  integer :: cells = 64, steps = 100, rank, processes, error, n, first, i, status
  real(real64) :: depth = 1.0_real64, drop = 0.0_real64, c
  real(real64), allocatable :: height(:), flow(:), all(:)
  character(len=256) :: file
  namelist /water/ cells, steps, depth, drop

  call MPI_Init(error)
  call MPI_Comm_rank(MPI_COMM_WORLD, rank, error)
  call MPI_Comm_size(MPI_COMM_WORLD, processes, error)

  call get_command_argument(1, file)
  open (unit=10, file=trim(file), status='old', action='read', iostat=status)
  if (status == 0) read (10, nml=water, iostat=status)
  if (status /= 0 .or. modulo(cells, processes) /= 0) then
    if (rank == 0) write (error_unit, '(2a)') 'wave: cannot use ', trim(file)
    call MPI_Finalize(error)
    stop 2
  end if

  n = cells / processes
  first = rank * n
  allocate (height(0:n + 1), flow(0:n + 1), all(cells))
  flow = 0
  do i = 1, n
    height(i) = depth + drop * exp(-0.1_real64 * (first + i - cells / 4)**2)
  end do

  c = 0.25_real64
  do i = 1, steps
    call exchange(height, rank, processes)
    flow(1:n) = flow(1:n) - c * (height(1:n) - height(0:n - 1))
    call exchange(flow, rank, processes)
    height(1:n) = height(1:n) - c * (flow(2:n + 1) - flow(1:n))
  end do

  call MPI_Gather(height(1:n), n, MPI_DOUBLE_PRECISION, all, n, MPI_DOUBLE_PRECISION, 0, &
                  MPI_COMM_WORLD, error)
  if (rank == 0) then
    write (*, '(8f9.5)') all
    write (*, '(a, i0, a, f9.5)') 'processes: ', processes, ', mean: ', sum(all) / cells
  end if
  call MPI_Finalize(error)
end program wave
