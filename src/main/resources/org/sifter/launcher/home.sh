### help
  --home DIR[:PATH]       the home directory: DIR of this machine, as PATH in the container
  --make-home             make the DIR of --home, and the image's own directory in it, if it is not there
  --no-home               no home directory of this machine
### defaults
_home=
_make_home=
_no_home=
### options
--home)
  value "$@"
  _home=$2
  _no_home=
  shift
  ;;
--make-home) _make_home=yes ;;
--no-home)
  _no_home=yes
  _home=
  ;;
### functions
choose_home() {
  if test -n "${_no_home}"; then
    add --no-home
    return
  fi
  _home_directory=$(users_home) || exit
  _home_in_container=${_home_directory}
  if test -n "${_home}"; then
    _home_directory=${_home%%:*}
    case ${_home} in
      *:/*) _home_in_container=${_home#*:} ;;
      *:*) usage_error "the PATH of --home DIR:PATH is absolute, not ${_home#*:}" ;;
      *) _home_in_container= ;;
    esac
    check_home
    add --home "${_home_directory}:${_home_in_container:=${_home_directory}}"
  fi
  tell_hidden_software
  check_workdir
}

# The engine looks into the list of users for it, and not at HOME.
users_home() {
  if _uid=$(id -u 2>/dev/null) && _entry=$(getent passwd "${_uid}" 2>/dev/null); then
    _entry=${_entry%:*}
    printf '%s\n' "${_entry##*:}"
  else
    printf '%s\n' "${HOME:-}"
  fi
}

# The engine takes a directory that is not there for an empty one, and what is written into that is lost.
check_home() {
  case ${_home_directory} in
    /*) ;;
    *) _home_directory=${PWD%/}/${_home_directory} ;;
  esac
  case ${_home_directory}:${_home_in_container} in
    *:*:*) usage_error "the engine takes no home directory with a colon in its path, as ${_home_directory}:${_home_in_container} has" ;;
    *) ;;
  esac
  if test ! -d "${_home_directory}"; then
    test -n "${_make_home}" || fail 73 "there is no directory ${_home_directory} for --home: make it, or add --make-home"
    if test -z "${_dry_run}"; then
      (umask 077 && mkdir -p -- "${_home_directory}") || fail 73 "cannot make ${_home_directory} for --home"
    fi
  elif test ! -w "${_home_directory}"; then
    fail 73 "you have no permission to write into ${_home_directory}, which --home names"
  fi
}

tell_hidden_software() {
  test -n "${_home_in_container}" || return 0
  image_software in_home
}

in_home() {
  case $1/ in
    "${_home_in_container%/}"/*)
      say "warning: the image has software in $1, which the home directory hides: choose another with --home DIR:PATH, or --no-home"
      ;;
    *) ;;
  esac
}
# The engine goes nowhere else when it cannot enter the image's own directory, which may be one that the home directory hides.
check_workdir() {
  test -z "${_contain}${_here}${_cwd}" && test "${_action}" = run && test -n "${_home_in_container%/}" || return 0
  case ${_image_workdir}/ in
    "${_home_in_container%/}"/*) ;;
    *) return 0 ;;
  esac
  _workdir=${_home_directory%/}${_image_workdir#"${_home_in_container%/}"}
  if test -d "${_workdir}"; then
    return
  fi
  if test -z "${_make_home}"; then
    fail 73 "the image works in ${_image_workdir}, which the home directory hides: make ${_workdir}, or add --make-home, --here or --no-home"
  fi
  test -n "${_dry_run}" || mkdir -p -- "${_workdir}" || fail 73 "cannot make ${_workdir}, where the image works"
}
### prepare
choose_home
