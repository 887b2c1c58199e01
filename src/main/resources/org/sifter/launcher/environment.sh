### help
  --env NAME[=VALUE]      set a variable in the container; without VALUE, as it is here
  --env-file FILE         set the variables of FILE: lines like those of --env, taken as they are; # begins a comment
  --clean                 let no other variables in but the image's own
  --contain               share neither /tmp nor the home directory nor devices
  --host-packages         let Python, R and Perl find packages in your home directory
### defaults
clean=
contain=
host_packages=
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
--clean) clean=yes ;;
--contain) contain=yes ;;
--host-packages) host_packages=yes ;;
### functions
# set_variable NAME[=VALUE] [PLACE]
set_variable() {
  variable=${1%%=*}
  case ${variable} in
    '' | [0-9]* | *[!A-Za-z0-9_]*) usage_error "${2:-}a variable is NAME or NAME=VALUE with letters, digits and _ in its name, not $1" ;;
    *) ;;
  esac
  case $1 in
    *=*) forward "${variable}" "${1#*=}" ;;
    *)
      if is_set "${variable}"; then
        eval "forward ${variable} \"\${${variable}}\""
      fi
      ;;
  esac
}

# is_set NAME
is_set() {
  eval "test -n \"\${$1+set}\""
}

# read_variables FILE: as Docker reads it, which takes nothing for quotes.
read_variables() {
  if test ! -r "$1" || test -d "$1"; then
    fail 66 "cannot read $1, which --env-file names"
  fi
  carriage_return=$(printf '\r')
  number=0
  while IFS= read -r line || test -n "${line}"; do
    number=$((number + 1))
    line=${line#"${line%%[![:blank:]]*}"}
    line=${line%"${carriage_return}"}
    case ${line} in
      '' | '#'*) ;;
      [A-Za-z_]*) set_variable "${line}" "in line ${number} of $1, " ;;
      *) fail 2 "line ${number} of $1 begins with no name of a variable: ${line}" ;;
    esac
  done <"$1"
}

isolate() {
  if test -n "${clean}"; then
    add --cleanenv
  fi
  if test -n "${contain}"; then
    add --contain
  fi
}

# What the image has is what its author tested: packages of the caller are kept out.
keep_packages_out() {
  test -z "${host_packages}" || return 0
  for variable in PYTHONPATH PYTHONHOME PYTHONUSERBASE PYTHONSTARTUP R_LIBS R_LIBS_SITE R_ENVIRON_USER R_PROFILE_USER \
    PERL5LIB PERLLIB PERL5OPT PERL_LOCAL_LIB_ROOT; do
    drop "${variable}"
  done
  suggest PYTHONNOUSERSITE 1
  suggest R_LIBS_USER /nonexistent
}

# drop NAME: keeps a variable of the caller out of the container.
drop() {
  if is_set "$1"; then
    unset "$1"
    dropped_variables="${dropped_variables} -u $1"
  fi
}

# suggest NAME VALUE: sets a variable in the container unless the image or --env does.
suggest() {
  if test -n "${clean}"; then
    image_sets "$1" || is_set "APPTAINERENV_$1" || forward "$1" "$2"
  else
    export "$1=$2"
    container_variables="${container_variables} $1=$2"
  fi
}

# As many threads as the job has processors for a task, unless somebody says otherwise.
count_threads() {
  threads=${OMP_NUM_THREADS:-${SLURM_CPUS_PER_TASK:-}}
  if test -n "${threads}" && ! is_set APPTAINERENV_OMP_NUM_THREADS && ! is_set SINGULARITYENV_OMP_NUM_THREADS; then
    forward OMP_NUM_THREADS "${threads}"
  fi
}
### prepare
site_variables
isolate
keep_packages_out
count_threads
