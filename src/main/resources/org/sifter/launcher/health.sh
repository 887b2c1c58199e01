### commands-help
  health                  test the service, in the background or not; exit status 1 when it is ill
### commands
health)
  prepare
  if instance_runs; then
    be_in_instance
  fi
  if test -n "${dry_run}"; then
    image_health launch exec
  fi
  if is_healthy; then
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
  timeout "${image_health_timeout}" "${engine}" --quiet exec "$@" >/dev/null 2>&1
}
### ready
be_in_instance
is_healthy
