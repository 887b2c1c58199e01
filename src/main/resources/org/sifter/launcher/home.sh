### help
  --home DIR[:PATH]       the home directory: DIR of this machine, as PATH in the container
  --make-home             make the DIR of --home, and the image's own directory in it, if it is not there
  --no-home               no home directory of this machine
### defaults
home=
make_home=
no_home=
### options
--home)
  value "$@"
  home=$2
  no_home=
  shift
  ;;
--make-home) make_home=yes ;;
--no-home)
  no_home=yes
  home=
  ;;
### functions
choose_home() {
  if test -n "${no_home}"; then
    add --no-home
    return
  fi
  home_in_container=${HOME:-}
  home_directory=${HOME:-}
  if test -n "${home}"; then
    home_directory=${home%%:*}
    case ${home} in
      *:/*) home_in_container=${home#*:} ;;
      *:*) usage_error "the PATH of --home DIR:PATH is absolute, not ${home#*:}" ;;
      *) home_in_container= ;;
    esac
    check_home
    add --home "${home_directory}:${home_in_container:=${home_directory}}"
  fi
  tell_hidden_software
  check_workdir
}

# The engine takes a directory that is not there for an empty one, and what is written into that is lost.
check_home() {
  case ${home_directory} in
    /*) ;;
    *) home_directory=${PWD%/}/${home_directory} ;;
  esac
  if test ! -d "${home_directory}"; then
    test -n "${make_home}" || fail 73 "there is no directory ${home_directory} for --home: make it, or add --make-home"
    if test -z "${dry_run}"; then
      (umask 077 && mkdir -p -- "${home_directory}") || fail 73 "cannot make ${home_directory} for --home"
    fi
  elif test ! -w "${home_directory}"; then
    fail 73 "you have no permission to write into ${home_directory}, which --home names"
  fi
}

tell_hidden_software() {
  test -n "${home_in_container}" || return 0
  image_software in_home
}

in_home() {
  case $1/ in
    "${home_in_container%/}"/*)
      say "warning: the image has software in $1, which the home directory hides: choose another with --home DIR:PATH, or --no-home"
      ;;
    *) ;;
  esac
}
# The engine goes nowhere else when it cannot enter the image's own directory, which may be one that the home directory hides.
check_workdir() {
  test -z "${contain}${here}${cwd}" && test "${action}" = run && test -n "${home_in_container%/}" || return 0
  case ${image_workdir}/ in
    "${home_in_container%/}"/*) ;;
    *) return 0 ;;
  esac
  workdir=${home_directory%/}${image_workdir#"${home_in_container%/}"}
  if test -d "${workdir}"; then
    return
  fi
  if test -z "${make_home}"; then
    fail 73 "the image works in ${image_workdir}, which the home directory hides: make ${workdir}, or add --make-home, --here or --no-home"
  fi
  test -n "${dry_run}" || mkdir -p -- "${workdir}" || fail 73 "cannot make ${workdir}, where the image works"
}
### prepare
choose_home
