### help
  --port N|auto           the port of the service; auto takes a free one
### defaults
port=
### options
--port)
  value "$@"
  port=$2
  shift
  ;;
### functions
choose_port() {
  case ${action} in
    health | status) recall_port ;;
    run | start) ;;
    *) return 0 ;;
  esac
  asked=${port:-$(asked_port)} || exit
  port=${asked:-${image_port}}
  if test "${port}" = auto; then
    find_free_port
  elif ! is_number "${port}" || test "${port}" -gt 65535 || test "${port}" -lt 1; then
    usage_error "a port is a number from 1 to 65535, or auto, not ${port}"
  fi
  if test "${port}" != "${image_port}"; then
    test -n "${image_port_variable}" ||
      tell "the image names no variable for its port, so it may take no notice of PORT=${port}"
    forward "${image_port_variable:-PORT}" "${port}"
  fi
  case ${action} in
    run) check_ports ;;
    start)
      check_ports
      remember_port
      ;;
    *) ;;
  esac
}

# The port that variables ask for. A variable of the image's own is not overridden by one of the caller that has its name, so
# that it has to be said to the engine.
asked_port() {
  variable=${image_port_variable:-PORT}
  eval "printf '%s\n' \"\${APPTAINERENV_${variable}:-\${SINGULARITYENV_${variable}:-\${${variable}:-}}}\""
}

check_ports() {
  if port_is_used "${port}"; then
    fail 75 "port ${port} is in use on ${node}, by you or by somebody else: choose another with --port N, or --port auto"
  fi
  test "${port}" -ge 1024 ||
    say "warning: port ${port} is one that only root may use: choose another with --port N, or --port auto"
  for other in ${image_other_ports}; do
    if port_is_used "${other}"; then
      say "warning: port ${other} is in use on ${node}, and the image uses it too"
    fi
  done
  login=${USER:-USER}@${site_login:-${SLURM_SUBMIT_HOST:-LOGIN-NODE}}
  tell "the service is at port ${port} of ${node}; to reach it from elsewhere: ssh -N -L ${port}:${node}:${port} ${login}"
}

# Somebody may take the port before the service does; then the service says so.
find_free_port() {
  port=${image_port}
  test "${port}" -ge 1024 || port=$((port + 8000))
  last=$((port + 100))
  while port_is_used "${port}"; do
    port=$((port + 1))
    test "${port}" -lt "${last}" || fail 75 "no port from $((last - 100)) to ${last} is free on ${node}"
  done
}

# port_is_used N: whether something listens there, at any address.
port_is_used() {
  hexadecimal=$(printf '%04X' "$1") || exit
  grep -q -s -E "^ *[0-9]+: [0-9A-F]+:${hexadecimal} [0-9A-F]+:[0-9A-F]+ 0A " /proc/net/tcp /proc/net/tcp6
}

# The port of a service in the background is kept for who asks after it.
remember_port() {
  test -z "${dry_run}" || return 0
  directory=$(state_directory)/ports || exit
  (umask 077 && mkdir -p -- "${directory}" && printf '%s\n' "${port}" >"${directory}/${instance}") ||
    fail 73 "cannot write ${directory}/${instance}"
}

recall_port() {
  directory=$(state_directory)/ports || exit
  if test -z "${port}" && test -r "${directory}/${instance}"; then
    read -r port <"${directory}/${instance}"
  fi
}
### prepare
choose_port
### ready
port_is_used "${port}"
### state
choose_port
