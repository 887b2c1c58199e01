# Runs an image the way its Dockerfile means it; the command "help" tells how to use it. Written by sifter launcher.
# shellcheck disable=SC1003,SC1112,SC2016,SC2088 # what the Dockerfile says is taken as it stands, with all that looks like shell
set -u

# ---- what the Dockerfile says
#{facts}

# ---- what is known of the cluster
#{site}

#{functions}

# ---- what options change
_given_options=
#{defaults}

# ---- the command line
# value OPTION [VALUE]...: for options that take one.
value() {
  _attached=
  test -n "${2:-}" || usage_error "$1 needs a value"
  quote "$2"
  _option_value=" ${_quoted}"
}

# Chooses what the image is run with.
prepare() {
  #{prepare}
}

# Whether the service in the background can be used.
service_is_ready() {
  #{ready}
}

# Prints what is known of the service in the background besides that it runs.
service_state() {
  :
  #{state}
}

usage() {
  printf 'Usage: %s [OPTION]... [COMMAND [ARG]...]\n' "${_program}"
  if test -n "${_image_description}"; then
    printf '\n%s\n' "${_image_description}"
  fi
  cat <<'END'

Commands:
#{commands-help}
  help                    this text

Options, which stand before the command:
#{help}
END
}

#{shim}

# What the user wants of all calls. Ranks have been given it by the call that has started them.
if test -n "${SIFTER_OPTIONS:-}" && test -z "${SIFTER_RANK:-}"; then
  set -f
  # shellcheck disable=SC2086 # options are words
  set -- ${SIFTER_OPTIONS} "$@"
  set +f
fi
#{presets}

while test "$#" -gt 0; do
  _attached=
  _option_value=
  case $1 in
    --?*=*)
      _attached=yes
      _option=$1
      shift
      set -- "${_option%%=*}" "${_option#*=}" "$@"
      ;;
    *) ;;
  esac
  _option=$1
  case ${_option} in
    #{options}
    --)
      shift
      break
      ;;
    -h | --help)
      usage
      exit 0
      ;;
    -?*) usage_error "there is no option ${_option}" ;;
    *) break ;;
  esac
  test -z "${_attached}" || usage_error "${_option} takes no value"
  if test "${_option}" != --dry-run; then
    quote "${_option}"
    _given_options="${_given_options} ${_quoted}${_option_value}"
  fi
  shift
done

_action=run
if test "$#" -gt 0; then
  _action=$1
  shift
fi
#{before-commands}
case ${_action} in
  #{commands}
  help) usage ;;
  *) usage_error "there is no command ${_action}" ;;
esac
