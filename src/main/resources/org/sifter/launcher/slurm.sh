### help
  --local DIR             in a job, copy the image to DIR of the node first
  --no-copy               in a job, use the image where it is
### defaults
_local_directory=
_no_copy=
find_job_script "$@"
### options
--local)
  value "$@"
  _local_directory=$2
  shift
  ;;
--no-copy) _no_copy=yes ;;
### functions
# find_job_script [ARG]...: sets _job_script to this file when it runs as a job, as Slurm runs a copy that it has made. It tells
# the script and its arguments, with a space between them.
find_job_script() {
  case ${SLURM_JOB_ID:+${0##*/}} in
    slurm_script) ;;
    *) return 0 ;;
  esac
  _job=$(scontrol --oneliner show job "${SLURM_ARRAY_JOB_ID:+${SLURM_ARRAY_JOB_ID}_}${SLURM_ARRAY_TASK_ID:-${SLURM_JOB_ID}}") || fail 69 "Slurm does not tell where the script of job ${SLURM_JOB_ID} is"
  _job_script=${_job#* Command=}
  _job_script=${_job_script% WorkDir=*}
  test "$#" = 0 || _job_script=${_job_script%" $*"}
  test -f "${_job_script}" || fail 69 "Slurm does not tell where the script of job ${SLURM_JOB_ID} is: ${_job_script}"
  _program=${_job_script##*/}
}

# Whether this is the script of a job, which reads the image and its data from disks of its nodes.
uses_local_disk() {
  test -n "${_job_script}" && test -z "${_no_copy}${_dry_run}"
}

# Each node of a job reads the image from a disk of its own. However the script ends, the copy is removed.
copy_image() {
  uses_local_disk || return 0
  for _directory in "${_local_directory}" "${_site_local}" "${SLURM_TMPDIR:-}" "${TMPDIR:-}" /tmp; do
    if test -n "${_directory}" && test -d "${_directory}"; then
      break
    fi
  done
  _copy=${_directory%/}/sifter-${SLURM_JOB_ID}
  trap remove_copy EXIT
  trap 'exit 143' TERM
  trap 'exit 130' INT
  copy_to_nodes sh -c 'umask 077; mkdir -p "$1" && cp "$2" "$1/image.sif"' sh "${_copy}" "${_image}"
  _image=${_copy}/image.sif
  _last_step=run_and_remove_copy
}

# copy_to_nodes COMMAND [ARG]...: runs it on each node, or fails.
copy_to_nodes() {
  on_nodes "$@" || fail 73 "cannot copy to ${_copy}: choose another directory with --local, or none with --no-copy"
}

# on_nodes COMMAND [ARG]...: runs it on each node of the job.
on_nodes() {
  if test "${SLURM_JOB_NUM_NODES:-1}" -gt 1; then
    srun --nodes="${SLURM_JOB_NUM_NODES}" --ntasks="${SLURM_JOB_NUM_NODES}" --ntasks-per-node=1 "$@"
  else
    "$@"
  fi
}

remove_copy() {
  on_nodes rm -rf -- "${_copy}"
}

# run_and_remove_copy COMMAND [ARG]...: a job script gets all signals, and ends with the program's exit status.
run_and_remove_copy() {
  "$@" <&0 &
  _child=$!
  trap 'kill -TERM "${_child}"' TERM
  trap 'kill -INT "${_child}"' INT
  trap 'kill -HUP "${_child}"' HUP
  trap 'kill -USR1 "${_child}"' USR1
  trap 'kill -USR2 "${_child}"' USR2
  while :; do
    wait "${_child}"
    _status=$?
    kill -0 "${_child}" 2>/dev/null || break
  done
  if test "${_status}" -gt 128; then
    # The signal may have been the script's; of the program that has ended meanwhile the shell still knows.
    wait "${_child}" 2>/dev/null
    _last=$?
    test "${_last}" = 127 || _status=${_last}
  fi
  if ! collect_results; then
    trap - EXIT
    on_nodes rm -f -- "${_copy}/image.sif"
    test "${_status}" -ne 0 || _status=73
  fi
  exit "${_status}"
}
### prepare
copy_image
