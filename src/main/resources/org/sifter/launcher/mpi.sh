### help
  --ranks N               how many processes mpi starts; if not given, as many as the job has
  --mpi                   this is one of several processes that srun or mpirun has started
### commands-help
  mpi PROGRAM [ARG]...    a program of the image that uses MPI, started by srun or mpirun of this machine
### defaults
_ranks=
_mpi=
### options
--ranks)
  value "$@"
  if ! is_number "$2" || test "$2" = 0; then
    usage_error "--ranks takes a number from 1, not $2"
  fi
  _ranks=$2
  shift
  ;;
--mpi) _mpi=yes ;;
### commands
mpi)
  test "$#" -gt 0 || usage_error "mpi needs a program"
  prepare
  start_ranks "$@"
  ;;
### functions
# The host's starter runs this script once for each rank; the image's MPI library finds its peers through the starter.
start_ranks() {
  test -x "${_script}" || fail 66 "${_script} cannot be started for each rank: chmod +x it first"
  if test -n "${SLURM_JOB_ID:-}" && command -v srun >/dev/null; then
    _starter=srun
  elif command -v mpirun >/dev/null; then
    _starter=mpirun
  else
    fail 69 "there is no mpirun on this machine, and no srun with a job: load the module of the MPI library"
  fi
  eval "set -- ${_given_options} --sif \"\${_image}\" --mpi exec \"\$@\""
  export SIFTER_RANK=yes
  _container_variables="${_container_variables} SIFTER_RANK=yes"
  set -- ${_ranks:+-n "${_ranks}"} "${_script}" "$@"
  if test "${_starter}" = srun; then
    site_srun start_with "$@"
  else
    start_with mpirun "$@"
  fi
}

# start_with WORD...
start_with() {
  if test -n "${_dry_run}"; then
    show "$@"
    exit 0
  fi
  "${_last_step}" "$@"
}

# Ranks on one machine cannot look into each other's memory when each has a user namespace of its own, as without a setuid
# engine. Without the variables of the starter each rank would take itself for the only one.
join_ranks() {
  test -n "${_mpi}" || test "${_action}" = mpi || return 0
  if test -n "${_clean}${_contain}"; then
    usage_error "with --clean or --contain the ranks of an MPI program do not find each other"
  fi
  test -n "${_mpi}" || return 0
  export OMPI_MCA_btl_vader_single_copy_mechanism="${OMPI_MCA_btl_vader_single_copy_mechanism:-none}"
  export PMIX_MCA_gds="${PMIX_MCA_gds:-hash}" # the images' libraries know it, others they complain of
  export UCX_POSIX_USE_PROC_LINK="${UCX_POSIX_USE_PROC_LINK:-n}"
  site_mpi_binds bind_if_there
  if test -n "${_site_libraries}"; then
    forward_path LD_LIBRARY_PATH "${_site_libraries}"
  fi
}
### prepare
join_ranks
