### help
  --env NAME[=VALUE]      set a variable in the container; without VALUE, as it is here
  --env-file FILE         set the variables of FILE: lines like those of --env, taken as they are; # begins a comment
  --clean                 let no other variables in but the image's own
  --contain               share neither /tmp nor the home directory nor devices
  --host-packages         let Python, R and Perl find packages in your home directory
### defaults
_clean=
_contain=
_host_packages=
### options
--env)
  value "$@"
  set_variable "$2"
  shift
  ;;
--env-file)
  value "$@"
  read_variables "$2"
  shift
  ;;
--clean) _clean=yes ;;
--contain) _contain=yes ;;
--host-packages) _host_packages=yes ;;
### functions
# set_variable NAME[=VALUE] [PLACE]
set_variable() {
  _variable=${1%%=*}
  case ${_variable} in
    '' | [0-9]* | *[!A-Za-z0-9_]*) usage_error "${2:-}a variable is NAME or NAME=VALUE with letters, digits and _ in its name, not $1" ;;
    HOME) usage_error "${2:-}HOME is what --home DIR:PATH says" ;;
    UID | EUID | GID) usage_error "${2:-}${_variable} is set by the engine, which takes no other value" ;;
    *) ;;
  esac
  case $1 in
    *=*) forward "${_variable}" "${1#*=}" ;;
    *)
      if is_set "${_variable}"; then
        eval "forward ${_variable} \"\${${_variable}}\""
      fi
      ;;
  esac
}

# is_set NAME
is_set() {
  eval "test -n \"\${$1+set}\""
}

# is_forwarded NAME: whether the caller sets it in the container by a variable of the engine's
is_forwarded() {
  is_set "APPTAINERENV_$1" || is_set "SINGULARITYENV_$1"
}

# read_variables FILE: as Docker reads it, which takes nothing for quotes.
read_variables() {
  if test ! -r "$1" || test -d "$1"; then
    fail 66 "cannot read $1, which --env-file names"
  fi
  _carriage_return=$(printf '\r')
  _number=0
  while IFS= read -r _line || test -n "${_line}"; do
    _number=$((_number + 1))
    _line=${_line#"${_line%%[![:blank:]]*}"}
    _line=${_line%"${_carriage_return}"}
    case ${_line} in
      '' | '#'*) ;;
      [A-Za-z_]*) set_variable "${_line}" "in line ${_number} of $1, " ;;
      *) fail 2 "line ${_number} of $1 begins with no name of a variable: ${_line}" ;;
    esac
  done <"$1"
}

isolate() {
  if test -n "${_clean}"; then
    add --cleanenv
  fi
  if test -n "${_contain}"; then
    add --contain
  fi
}

# What the image has is what its author tested: packages of the caller are kept out.
keep_packages_out() {
  test -z "${_host_packages}" || return 0
  for _variable in PYTHONPATH PYTHONHOME PYTHONUSERBASE PYTHONSTARTUP R_LIBS R_LIBS_SITE R_ENVIRON_USER R_PROFILE_USER \
    PERL5LIB PERLLIB PERL5OPT PERL_LOCAL_LIB_ROOT; do
    drop "${_variable}"
  done
  suggest PYTHONNOUSERSITE 1
  suggest R_LIBS_USER /nonexistent
}

# drop NAME: keeps a variable of the caller out of the container.
drop() {
  if is_set "$1"; then
    unset "$1"
    _dropped_variables="${_dropped_variables} -u $1"
  fi
}

# suggest NAME VALUE: sets a variable in the container unless the image or --env does.
suggest() {
  if test -n "${_clean}"; then
    image_sets "$1" || is_forwarded "$1" || forward "$1" "$2"
  else
    export "$1=$2"
    _container_variables="${_container_variables} $1=$2"
  fi
}

# As many threads as the job has processors for a task, unless somebody says otherwise.
count_threads() {
  _threads=${OMP_NUM_THREADS:-${SLURM_CPUS_PER_TASK:-}}
  if test -n "${_threads}" && ! is_forwarded OMP_NUM_THREADS; then
    forward OMP_NUM_THREADS "${_threads}"
  fi
}
### prepare
site_variables
isolate
keep_packages_out
count_threads
