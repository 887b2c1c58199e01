### help
  --name NAME             what a service in the background is called
  --wait SECONDS          how long start waits for the service; if not given 60, or longer where HEALTHCHECK says so
### commands-help
  start [ARG]...          the service, in the background
  stop                    end the service in the background
  status                  tell whether it runs; exit status 1 when it does not
### defaults
instance=${image_name}
patience=${image_health_patience:-60}
### options
--name)
  value "$@"
  case $2 in
    '' | [!A-Za-z0-9]* | *[!A-Za-z0-9_.-]*) usage_error "a name is made of letters, digits and _.-, not $2" ;;
    *) instance=$2 ;;
  esac
  shift
  ;;
--wait)
  value "$@"
  is_number "$2" || usage_error "--wait takes a number of seconds, not $2"
  patience=$2
  shift
  ;;
### commands
start)
  find_engine
  require_stopped
  prepare
  if test -n "${own_command}"; then
    "${own_command}" replace_start_script "$@"
    set --
  fi
  start_instance "$@"
  ;;
stop)
  find_engine
  stop_instance
  ;;
status)
  find_engine
  tell_status
  ;;
### functions
# Sets instance_pid to the process of the instance's own; the service's are below it. Empty when there is none on this machine.
find_instance() {
  instance_pid=
  instances=$("${engine}" --quiet instance list "${instance}" 2>/dev/null) || return 0
  while read -r listed pid _; do
    if test "${listed}" = "${instance}"; then
      instance_pid=${pid}
    fi
  done <<END
${instances}
END
}

# Whether the service runs: the engine lists an instance of which all programs have ended, too.
instance_runs() {
  find_instance
  test -n "${instance_pid}" || return 1
  parents=$(ps -A -o ppid=) || return 1
  for parent in ${parents}; do
    if test "${parent}" = "${instance_pid}"; then
      return 0
    fi
  done
  return 1
}

require_stopped() {
  if instance_runs; then
    fail 1 "${instance} runs already: stop it first, or choose another name with --name"
  fi
  if test -n "${instance_pid}" && test -z "${dry_run}"; then
    "${engine}" --quiet instance stop "${instance}" >/dev/null 2>&1
  fi
}

start_instance() {
  eval "set -- ${engine_options} \"\${image}\" \"\${instance}\" \"\$@\""
  set -- "${engine}" ${engine_noise:+"${engine_noise}"} instance start "$@"
  if test -n "${dry_run}"; then
    show "$@"
    return
  fi
  "$@" || fail 1 "${instance} could not be started"
  await_instance
  tell "${instance} runs; to end it: ${program} --name ${instance} stop"
}

# replace_start_script WORD...: has the engine start that, as it starts nothing but the image's start script.
replace_start_script() {
  directory=$(state_directory)/start || exit
  start_script=${directory}/${instance}
  if test -z "${dry_run}"; then
    start_line=
    for word in "$@"; do
      quote "${word}"
      start_line="${start_line} ${quoted}"
    done
    quote "${image_workdir:-/}"
    (umask 077 && mkdir -p -- "${directory}" &&
      printf '#!/bin/sh\ncd %s && exec%s\n' "${quoted}" "${start_line}" >"${start_script}" && chmod 700 "${start_script}") ||
      fail 73 "cannot write ${start_script}"
  fi
  bind "${start_script}" /.singularity.d/startscript ro
}

# The engine takes a service for started that has ended at once.
await_instance() {
  waited=0
  sleep 1
  while instance_runs; do
    if service_is_ready; then
      keep_display_until "${instance_pid}"
      return
    fi
    if test "${waited}" -ge "${patience}"; then
      tell_log
      say "${instance} is not ready after ${patience} seconds; it still runs (to end it: ${program} --name ${instance} stop)"
      exit 1
    fi
    waited=$((waited + 1))
    sleep 1
  done
  tell_log
  "${engine}" --quiet instance stop "${instance}" >/dev/null 2>&1
  fail 1 "${instance} has ended; above are the last lines that it wrote"
}

tell_log() {
  logs=$("${engine}" --quiet instance list --json "${instance}" 2>/dev/null) || return 0
  logs=$(printf '%s\n' "${logs}" | sed -n 's/^[[:space:]]*"log[A-Za-z]*Path": "\(.*\)",\{0,1\}$/\1/p') || return 0
  while IFS= read -r log; do
    if test -s "${log}"; then
      tail -n 20 "${log}" >&2
    fi
  done <<END
${logs}
END
}

stop_instance() {
  find_instance
  if test -z "${instance_pid}"; then
    fail 1 "there is no ${instance} on this machine, ${node}"
  fi
  set -- "${engine}" ${engine_noise:+"${engine_noise}"} instance stop ${image_stop_signal:+--signal "${image_stop_signal}"} "${instance}"
  if test -n "${dry_run}"; then
    show "$@"
    return
  fi
  "$@"
}

tell_status() {
  if instance_runs; then
    health=$(service_state) || exit
    printf '%s runs on %s%s\n' "${instance}" "${node}" "${health:+, ${health}}"
  else
    printf '%s does not run on %s\n' "${instance}" "${node}"
    exit 1
  fi
}
### ready
:
