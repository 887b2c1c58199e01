### commands-help
  health [--wait]         test the service, in the background or not; exit status 1 when it is ill;
                          with --wait until it is healthy, or has failed as often as HEALTHCHECK says
### commands
health)
  judge=is_healthy
  case $#:$* in
    0:) ;;
    1:--wait) judge=becomes_healthy ;;
    *) usage_error "health takes nothing but --wait" ;;
  esac
  prepare
  if instance_runs; then
    be_in_instance
  fi
  if test -n "${dry_run}"; then
    image_health launch exec
  fi
  if "${judge}"; then
    echo healthy
  else
    echo ill
    exit 1
  fi
  ;;
### functions
# The running service has been given its directories and its network when it was started.
be_in_instance() {
  engine_options=
  image=instance://${instance}
}

is_healthy() {
  image_health test_health
}

# test_health PROGRAM [ARG]...
test_health() {
  eval "set -- ${engine_options} \"\${image}\" \"\$@\""
  timeout -k 1 "${image_health_timeout}" "${engine}" --quiet exec "$@" >/dev/null 2>&1
}

# Tests as Docker does: failures count when the time for starting is over, and so many one after the other mean that it is ill.
becomes_healthy() {
  start_clock
  failures=0
  until is_healthy; do
    if test -n "${instance_pid}" && ! instance_runs; then
      say "${instance} has ended"
      return 1
    fi
    if is_starting; then
      sleep "${image_health_start_interval}"
    else
      failures=$((failures + 1))
      test "${failures}" -lt "${image_health_retries}" || return 1
      sleep "${image_health_interval}"
    fi
  done
}

# Sets started to when the service was started, as far as that is known.
start_clock() {
  started=$(date +%s) || exit
  if test -n "${instance_pid}" && age=$(ps -o etimes= -p "${instance_pid}" 2>/dev/null); then
    started=$((started - age))
  fi
}

is_starting() {
  now=$(date +%s) || exit
  test "$((now - started))" -lt "${image_health_start_period}"
}

tell_health() {
  be_in_instance
  start_clock
  if is_healthy; then
    echo healthy
  elif is_starting; then
    echo starting
  else
    echo ill
  fi
}
### ready
be_in_instance
is_healthy
### state
tell_health
