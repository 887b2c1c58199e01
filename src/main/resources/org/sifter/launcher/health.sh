### commands-help
  health [--wait]         test the service, in the background or not; exit status 1 when it is ill;
                          with --wait until it is healthy, or has failed as often as HEALTHCHECK says
### commands
health)
  _judge=is_healthy
  case $#:$* in
    0:) ;;
    1:--wait) _judge=becomes_healthy ;;
    *) usage_error "health takes nothing but --wait" ;;
  esac
  prepare
  if instance_runs; then
    be_in_instance
  else
    tell "no ${_instance} of this image runs in the background here: what is tested may be anybody's"
  fi
  if test -n "${_dry_run}"; then
    image_health launch exec
  fi
  if "${_judge}"; then
    echo healthy
  else
    echo ill
    exit 1
  fi
  ;;
### functions
# The running service has been given its directories and its network when it was started.
be_in_instance() {
  _engine_options=
  _image=instance://${_instance}
}

is_healthy() {
  image_health test_health
}

# test_health PROGRAM [ARG]...
test_health() {
  eval "set -- ${_engine_options} \"\${_image}\" \"\$@\""
  timeout -k 1 "${_image_health_timeout}" "${_engine}" --quiet exec "$@" >/dev/null 2>&1
}

# Tests as Docker does: failures count when the time for starting is over, and so many one after the other mean that it is ill.
becomes_healthy() {
  start_clock
  _failures=0
  until is_healthy; do
    if test -n "${_instance_pid}" && ! instance_runs; then
      say "${_instance} has ended"
      return 1
    fi
    if is_starting; then
      sleep "${_image_health_start_interval}"
    else
      _failures=$((_failures + 1))
      test "${_failures}" -lt "${_image_health_retries}" || return 1
      sleep "${_image_health_interval}"
    fi
  done
}

# Sets _started to when the service was started, as far as that is known.
start_clock() {
  _started=$(date +%s) || exit
  if test -n "${_instance_pid}" && _age=$(ps -o etimes= -p "${_instance_pid}" 2>/dev/null); then
    _started=$((_started - _age))
  fi
}

is_starting() {
  _now=$(date +%s) || exit
  test "$((_now - _started))" -lt "${_image_health_start_period}"
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
