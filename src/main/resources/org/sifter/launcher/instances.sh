### help
  --name NAME             what a service in the background is called
  --wait SECONDS          how long start waits for the service; if not given 60, or longer where HEALTHCHECK says so
### commands-help
  start [ARG]...          the service, in the background
  stop                    end the service in the background
  status                  tell whether it runs; exit status 1 when it does not
### defaults
_instance=${_image_name}
_patience=${_image_health_patience:-60}
### options
--name)
  value "$@"
  case $2 in
    '' | [!A-Za-z0-9]* | *[!A-Za-z0-9_.-]*) usage_error "a name is made of letters, digits and _.-, not $2" ;;
    *) _instance=$2 ;;
  esac
  shift
  ;;
--wait)
  value "$@"
  is_number "$2" || usage_error "--wait takes a number of seconds, not $2"
  _patience=$2
  shift
  ;;
### commands
start)
  test -z "${_job_script}" || usage_error "a service in the background ends with the job, which ends with its script: use run"
  find_script
  name_image
  find_engine
  require_stopped
  _run_arguments=$#
  prepare
  if test -n "${_own_command}"; then
    "${_own_command}" replace_start_script "$@"
    set --
  fi
  "${_own_arguments:-start_instance}" ${_own_arguments:+start_instance} "$@"
  ;;
stop)
  test "$#" = 0 || usage_error "stop takes no arguments, but --name NAME before it"
  find_script
  name_image
  find_engine
  stop_instance
  ;;
status)
  test "$#" = 0 || usage_error "status takes no arguments, but --name NAME before it"
  find_script
  name_image
  find_engine
  tell_status
  ;;
### functions
# Sets _instance_pid to the process of the instance's own; the service's are below it. Empty when there is none on this machine.
find_instance() {
  _instance_pid=
  _instances=$("${_engine}" --quiet instance list "${_instance}" 2>/dev/null) || return 0
  while read -r _listed _pid _; do
    if test "${_listed}" = "${_instance}"; then
      _instance_pid=${_pid}
    fi
  done <<END
${_instances}
END
}

# Whether the instance is that of another image with its name; sets _other_image to that.
is_of_others() {
  test -n "${_instance_pid}" || return 1
  _directory=$(instance_directory) || exit
  is_of_other_image "${_directory}/image"
}

# Whether the service runs: the engine lists an instance of which all programs have ended, too.
instance_runs() {
  find_instance
  if test -z "${_instance_pid}" || is_of_others; then
    return 1
  fi
  _parents=$(ps -A -o ppid=) || return 1
  for _parent in ${_parents}; do
    if test "${_parent}" = "${_instance_pid}"; then
      return 0
    fi
  done
  return 1
}

# What is kept of a service in the background, which is one of this machine; other machines may have the same home directory.
instance_directory() {
  _state=$(state_directory) || exit
  printf '%s\n' "${_state}/instances/${_node}/${_instance}"
}

forget_instance() {
  _directory=$(instance_directory) || exit
  rm -rf -- "${_directory}"
}

require_stopped() {
  if instance_runs; then
    fail 1 "${_instance} runs already: stop it first, or choose another name with --name"
  elif is_of_others; then
    fail 1 "${_instance} runs already, but it is ${_other_image}, an image with the same name: choose another one with --name"
  fi
  if test -n "${_instance_pid}" && test -z "${_dry_run}"; then
    "${_engine}" --quiet instance stop "${_instance}" >/dev/null 2>&1
  fi
}

start_instance() {
  eval "set -- ${_engine_options} \"\${_image}\" \"\${_instance}\" \"\$@\""
  set -- "${_engine}" ${_engine_noise:+"${_engine_noise}"} instance start "$@"
  if test -n "${_dry_run}"; then
    show "$@"
    return
  fi
  _directory=$(instance_directory) || exit
  claim "${_directory}" || fail 73 "cannot write ${_directory}: name another directory in XDG_STATE_HOME"
  trap 'leave_instance 129' HUP
  trap 'leave_instance 130' INT
  trap 'leave_instance 143' TERM
  "$@" || fail 1 "${_instance} could not be started"
  await_instance
  trap - HUP INT TERM
  tell "${_instance} runs; to end it: ${_program} --name ${_instance} stop"
}

# leave_instance STATUS: for a call that is ended while it starts the instance or waits for it.
leave_instance() {
  ! instance_runs || say "${_instance} may not be ready yet; it still runs (to end it: ${_program} --name ${_instance} stop)"
  exit "$1"
}

# replace_start_script WORD...: has the engine start that, as it starts nothing but the image's start script.
replace_start_script() {
  _directory=$(instance_directory) || exit
  _start_script=${_directory}/start
  if test -z "${_dry_run}"; then
    _start_line=
    for _word in "$@"; do
      quote "${_word}"
      _start_line="${_start_line} ${_quoted}"
    done
    quote "${_image_workdir:-/}"
    (umask 077 && mkdir -p -- "${_directory}" &&
      printf '#!/bin/sh\ncd %s && exec%s\n' "${_quoted}" "${_start_line}" >"${_start_script}" && chmod 700 "${_start_script}") ||
      fail 73 "cannot write ${_start_script}: name another directory in XDG_STATE_HOME"
  fi
  bind "${_start_script}" /.singularity.d/startscript ro
}

# The engine takes a service for started that has ended at once.
await_instance() {
  _waited=0
  sleep 1
  while instance_runs; do
    if service_is_ready; then
      keep_display_until "${_instance_pid}"
      return
    fi
    if test "${_waited}" -ge "${_patience}"; then
      tell_log
      say "${_instance} is not ready after ${_patience} seconds; it still runs (to end it: ${_program} --name ${_instance} stop)"
      exit 1
    fi
    _waited=$((_waited + 1))
    sleep 1
  done
  tell_log
  "${_engine}" --quiet instance stop "${_instance}" >/dev/null 2>&1
  fail 1 "${_instance} has ended; above are the last lines that it wrote"
}

tell_log() {
  _logs=$("${_engine}" --quiet instance list --json "${_instance}" 2>/dev/null) || return 0
  _logs=$(printf '%s\n' "${_logs}" | sed -n 's/^[[:space:]]*"log[A-Za-z]*Path": "\(.*\)",\{0,1\}$/\1/p') || return 0
  while IFS= read -r _log; do
    if test -s "${_log}"; then
      tail -n 20 "${_log}" >&2
    fi
  done <<END
${_logs}
END
}

stop_instance() {
  find_instance
  if test -z "${_instance_pid}"; then
    fail 1 "there is no ${_instance} on this machine, ${_node}"
  elif is_of_others; then
    fail 1 "${_instance} on this machine is ${_other_image}, an image with the same name: the launcher of that one ends it"
  fi
  set -- "${_engine}" ${_engine_noise:+"${_engine_noise}"} instance stop ${_image_stop_signal:+--signal "${_image_stop_signal}"} "${_instance}"
  if test -n "${_dry_run}"; then
    show "$@"
    return
  fi
  "$@" && forget_instance
}

tell_status() {
  if instance_runs; then
    _health=$(service_state) || exit
    printf '%s runs on %s%s\n' "${_instance}" "${_node}" "${_health:+, ${_health}}"
  else
    printf '%s does not run on %s\n' "${_instance}" "${_node}"
    test -z "${_instance_pid}" || test -z "${_other_image:-}" || say "what is called ${_instance} is ${_other_image}"
    exit 1
  fi
}
### ready
:
