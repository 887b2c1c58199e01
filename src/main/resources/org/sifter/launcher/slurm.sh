### help
  --local DIR             in a job, copy the image to DIR of the node first
  --no-copy               in a job, use the image where it is
### defaults
local_directory=
no_copy=
find_job_script "$@"
### options
--local)
  value "$@"
  local_directory=$2
  shift
  ;;
--no-copy) no_copy=yes ;;
### functions
# find_job_script [ARG]...: sets job_script to this file when it runs as a job, as Slurm runs a copy that it has made. It tells
# the script and its arguments, with a space between them.
find_job_script() {
  case ${SLURM_JOB_ID:+${0##*/}} in
    slurm_script) ;;
    *) return 0 ;;
  esac
  job=$(scontrol --oneliner show job "${SLURM_ARRAY_JOB_ID:+${SLURM_ARRAY_JOB_ID}_}${SLURM_ARRAY_TASK_ID:-${SLURM_JOB_ID}}") || fail 69 "Slurm does not tell where the script of job ${SLURM_JOB_ID} is"
  job_script=${job#* Command=}
  job_script=${job_script% WorkDir=*}
  test "$#" = 0 || job_script=${job_script%" $*"}
  test -f "${job_script}" || fail 69 "Slurm does not tell where the script of job ${SLURM_JOB_ID} is: ${job_script}"
  program=${job_script##*/}
}

# Whether this is the script of a job, which reads the image and its data from disks of its nodes.
uses_local_disk() {
  test -n "${job_script}" && test -z "${no_copy}${dry_run}"
}

# Each node of a job reads the image from a disk of its own. However the script ends, the copy is removed.
copy_image() {
  uses_local_disk || return 0
  for directory in "${local_directory}" "${site_local}" "${SLURM_TMPDIR:-}" "${TMPDIR:-}" /tmp; do
    if test -n "${directory}" && test -d "${directory}"; then
      break
    fi
  done
  copy=${directory%/}/sifter-${SLURM_JOB_ID}
  trap remove_copy EXIT
  trap 'exit 143' TERM
  trap 'exit 130' INT
  copy_to_nodes sh -c 'umask 077; mkdir -p "$1" && cp "$2" "$1/image.sif"' sh "${copy}" "${image}"
  image=${copy}/image.sif
  last_step=run_and_remove_copy
}

# copy_to_nodes COMMAND [ARG]...: runs it on each node, or fails.
copy_to_nodes() {
  on_nodes "$@" || fail 73 "cannot copy to ${copy}: choose another directory with --local, or none with --no-copy"
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
  on_nodes rm -rf -- "${copy}"
}

# run_and_remove_copy COMMAND [ARG]...: a job script gets all signals, and ends with the program's exit status.
run_and_remove_copy() {
  "$@" <&0 &
  child=$!
  trap 'kill -TERM "${child}"' TERM
  trap 'kill -INT "${child}"' INT
  trap 'kill -HUP "${child}"' HUP
  trap 'kill -USR1 "${child}"' USR1
  trap 'kill -USR2 "${child}"' USR2
  while :; do
    wait "${child}"
    status=$?
    kill -0 "${child}" 2>/dev/null || break
  done
  if test "${status}" -gt 128; then
    # The signal may have been the script's; of the program that has ended meanwhile the shell still knows.
    wait "${child}" 2>/dev/null
    last=$?
    test "${last}" = 127 || status=${last}
  fi
  if ! collect_results; then
    trap - EXIT
    on_nodes rm -f -- "${copy}/image.sif"
    test "${status}" -ne 0 || status=73
  fi
  exit "${status}"
}
### prepare
copy_image
