# Runs an image the way its Dockerfile means it; the command "help" tells how to use it. Written by sifter launcher.
# shellcheck disable=SC2016 # what the Dockerfile says is taken as it stands, with all that looks like an expansion
set -u

# ---- what the Dockerfile says
#{facts}

# ---- what is known of the cluster
#{site}

#{functions}

# ---- what options change
given_options=
#{defaults}

# ---- the command line
# value OPTION [VALUE]...: for options that take one.
value() {
  attached=
  test "$#" -gt 1 || usage_error "$1 needs a value"
  quote "$2"
  option_value=" ${quoted}"
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
  printf 'Usage: %s [OPTION]... [COMMAND [ARG]...]\n' "${program}"
  if test -n "${image_description}"; then
    printf '\n%s\n' "${image_description}"
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
  attached=
  option_value=
  case $1 in
    --?*=*)
      attached=yes
      option=$1
      shift
      set -- "${option%%=*}" "${option#*=}" "$@"
      ;;
    *) ;;
  esac
  option=$1
  case ${option} in
    #{options}
    -h | --help)
      usage
      exit 0
      ;;
    -?*) usage_error "there is no option ${option}" ;;
    *) break ;;
  esac
  test -z "${attached}" || usage_error "${option} takes no value"
  quote "${option}"
  given_options="${given_options} ${quoted}${option_value}"
  shift
done

action=run
if test "$#" -gt 0; then
  action=$1
  shift
fi
#{before-commands}
case ${action} in
  #{commands}
  help) usage ;;
  *) usage_error "there is no command ${action}" ;;
esac
