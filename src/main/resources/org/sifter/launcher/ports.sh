### help
  --port N|auto           the port of the service; auto takes a free one
### defaults
_port=
_unsure=
### options
--port)
  value "$@"
  _port=$2
  shift
  ;;
### functions
choose_port() {
  case ${_action} in
    health | status) recall_port ;;
    run | start) ;;
    *) return 0 ;;
  esac
  _asked=${_port:-$(asked_port)} || exit
  _port=${_asked:-${_image_port}}
  if test "${_port}" = auto; then
    find_free_port
  elif ! is_number "${_port}" || test "${_port}" -gt 65535 || test "${_port}" -lt 1; then
    usage_error "a port is a number from 1 to 65535, or auto, but --port or ${_image_port_variables:-PORT} is ${_port}"
  fi
  if test "${_port}" != "${_image_port}" || test -n "${_asked}"; then
    test "${_port}" = "${_image_port}" || change_port
    for _variable in ${_image_port_variables:-PORT}; do
      forward "${_variable}" "${_port}"
    done
  fi
  case ${_action} in
    run) check_ports ;;
    start)
      check_ports
      remember_port
      ;;
    *) ;;
  esac
}

# The image gets to know of another port by a variable, and where its command says the port, by that.
change_port() {
  _own_command=${_image_port_command}
  _own_arguments=${_image_port_arguments}
  if test -z "${_image_port_variables}${_own_command}${_own_arguments}"; then
    tell "the image says its port neither in a variable nor in its command, so that it may take no notice of PORT=${_port}"
    _unsure=', if it does'
  fi
}

# The port that variables ask for. A variable of the image's own is not overridden by one of the caller that has its name, so
# that it has to be said to the engine.
asked_port() {
  _variable=${_image_port_variables%% *}
  _variable=${_variable:-PORT}
  eval "printf '%s\n' \"\${APPTAINERENV_${_variable}:-\${SINGULARITYENV_${_variable}:-\${${_variable}:-}}}\""
}

# For what a script has from the start: variables go before that.
port_is_asked() {
  _asked=$(asked_port) && test -n "${_asked}"
}

# is_other_port N: whether something else of the image's listens there.
is_other_port() {
  case " ${_image_other_ports} " in
    *" $1 "*) return 0 ;;
    *) return 1 ;;
  esac
}

check_ports() {
  if port_is_used "${_port}"; then
    fail 75 "port ${_port} is in use on ${_node}, by you or by somebody else: choose another with --port N, or --port auto"
  fi
  test "${_port}" -ge 1024 ||
    say "warning: port ${_port} is one that only root may use: choose another with --port N, or --port auto"
  if is_other_port "${_port}"; then
    say "warning: port ${_port} is also that of something else in the image"
  fi
  for _other in ${_image_other_ports}; do
    if port_is_used "${_other}"; then
      say "warning: port ${_other} is in use on ${_node}, and the image uses it too"
    fi
  done
  _login=${USER:-USER}@${_site_login:-${SLURM_SUBMIT_HOST:-LOGIN-NODE}}
  tell "the service is at port ${_port} of ${_node}${_unsure}; to reach it from elsewhere: ssh -N -L ${_port}:${_node}:${_port} ${_login}"
}

# Somebody may take the port before the service does; then the service says so.
find_free_port() {
  _port=${_image_port}
  test "${_port}" -ge 1024 || _port=$((_port + 8000))
  test "${_port}" -le 65436 || _port=65436
  _last=$((_port + 99))
  while port_is_used "${_port}" || is_other_port "${_port}" || ! reserve_port; do
    _port=$((_port + 1))
    test "${_port}" -le "${_last}" || fail 75 "no port from $((_last - 99)) to ${_last} is free on ${_node}"
  done
}

# Keeps the port for this process, as others of the user's may be looking for one at the same time, until it listens there itself.
reserve_port() {
  test -z "${_dry_run}" || return 0
  _state=$(state_directory) || exit
  _reserved=${_state%/*}/sifter/ports/${_node}
  (umask 077 && mkdir -p -- "${_reserved}" && printf '%s\n' "$$" >"${_reserved}/$$") 2>/dev/null || return 0
  _holder=
  if ! ln "${_reserved}/$$" "${_reserved}/port-${_port}" 2>/dev/null; then
    read -r _holder <"${_reserved}/port-${_port}"
    if test -n "${_holder}" && ! kill -0 "${_holder}" 2>/dev/null; then
      mv -f -- "${_reserved}/$$" "${_reserved}/port-${_port}"
      _holder=
    fi
  fi
  rm -f -- "${_reserved}/$$"
  test -z "${_holder}"
}

# port_is_used N: whether something listens there, at any address.
port_is_used() {
  _hexadecimal=$(printf '%04X' "$1") || exit
  grep -q -s -E "^ *[0-9]+: [0-9A-F]+:${_hexadecimal} [0-9A-F]+:[0-9A-F]+ 0A " /proc/net/tcp /proc/net/tcp6
}

# The port of a service in the background is kept for who asks after it.
remember_port() {
  test -z "${_dry_run}" || return 0
  _directory=$(instance_directory) || exit
  (umask 077 && mkdir -p -- "${_directory}" && printf '%s\n' "${_port}" >"${_directory}/port") ||
    fail 73 "cannot write ${_directory}/port: name another directory in XDG_STATE_HOME"
}

recall_port() {
  _directory=$(instance_directory) || exit
  if test -z "${_port}" && test -r "${_directory}/port" && instance_runs; then
    read -r _port <"${_directory}/port"
  fi
}
### prepare
choose_port
### ready
port_is_used "${_port}"
### state
choose_port
