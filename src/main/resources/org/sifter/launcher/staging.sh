### help
  --stage SRC:PATH        in a job, copy SRC to a disk of each node first; the container has it at PATH
  --collect PATH:DIR      a directory at PATH, in a job on the node's disk; at the end what is in it is copied to DIR;
                          SRC and DIR may have %j, %A and %a for the numbers of the job, of its array and of the task
### defaults
_staged=
_collected=
# Ranks find what the job that has started them has copied.
_local_copy=${SIFTER_RANK:+${SIFTER_LOCAL:-}}
### options
--stage)
  value "$@"
  case $2 in
    ?*:/?*) ;;
    *) usage_error "--stage takes SRC:PATH with an absolute path of the container, not $2" ;;
  esac
  eval "add_place \"\${2%:/*}\" \"/\${2##*:/}\" ${_staged}"
  _staged=${_places}
  shift
  ;;
--collect)
  value "$@"
  case $2 in
    /?*:?*) ;;
    *) usage_error "--collect takes PATH:DIR with an absolute path of the container, not $2" ;;
  esac
  eval "add_place \"\${2#*:}\" \"\${2%%:*}\" ${_collected}"
  _collected=${_places}
  shift
  ;;
### functions
# add_place HOST PATH [HOST PATH]...: sets _places to all of these pairs, in the shell's quotes, but to one for each path of the
# container: the first one, which has been said last. In its HOST are the numbers of the job.
add_place() {
  replace "$1" %j "${SLURM_JOB_ID:-%j}"
  replace "${_replaced}" %A "${SLURM_ARRAY_JOB_ID:-${SLURM_JOB_ID:-%A}}"
  replace "${_replaced}" %a "${SLURM_ARRAY_TASK_ID:-${SLURM_JOB_ID:-%a}}"
  case ${_replaced} in
    /*) ;;
    *) _replaced=${PWD%/}/${_replaced} ;;
  esac
  _places=
  _path=$2
  pair "${_replaced}" "$2"
  shift 2
  while test "$#" -gt 0; do
    test "$2" = "${_path}" || pair "$1" "$2"
    shift 2
  done
}

pair() {
  quote "$1"
  _places="${_places} ${_quoted}"
  quote "$2"
  _places="${_places} ${_quoted}"
}

# each_place COMMAND [SRC PATH]...: calls it with a number and with each two.
each_place() {
  _each=$1
  shift
  _number=0
  while test "$#" -gt 0; do
    _number=$((_number + 1))
    "${_each}" "${_number}" "$1" "$2"
    shift 2
  done
}

stage_data() {
  eval "each_place check_source ${_staged}"
  eval "each_place check_target ${_collected}"
  if uses_local_disk; then
    _local_copy=${_copy}
    export SIFTER_LOCAL="${_copy}"
  fi
  eval "each_place stage ${_staged}"
  eval "each_place open_results ${_collected}"
}

# check_source NUMBER SRC PATH
check_source() {
  test -e "$2" || fail 66 "there is no $2 for --stage"
}

# check_target NUMBER DIR PATH
check_target() {
  test -z "${_dry_run}" || return 0
  mkdir -p -- "$2" || fail 73 "cannot make $2 for --collect"
  test -w "$2" || fail 73 "you have no permission to write into $2, which --collect names"
}

# stage NUMBER SRC PATH
stage() {
  _place=$2
  if test -n "${_local_copy}"; then
    _place=${_local_copy}/data-$1
    test -z "${_job_script}" || copy_to_nodes cp -R -H -p -- "$2" "${_place}"
  fi
  bind "${_place}" "$3"
}

# open_results NUMBER DIR PATH
open_results() {
  _place=$2
  if test -n "${_local_copy}"; then
    _place=${_local_copy}/results-$1
    test -z "${_job_script}" || copy_to_nodes mkdir -p -- "${_place}"
  fi
  bind "${_place}" "$3"
}

# Copies what the program has made to where it is kept. What could not be copied is left where it is.
collect_results() {
  _left=
  test -z "${_local_copy}" || eval "each_place collect ${_collected}"
  test -z "${_left}"
}

# collect NUMBER DIR PATH
collect() {
  if ! on_nodes cp -R -p -- "${_copy}/results-$1/." "$2"; then
    say "cannot copy all that is in ${_copy}/results-$1 of ${SLURM_JOB_NODELIST:-${_node}} to $2: it is left there"
    _left=yes
  fi
}
### prepare
stage_data
