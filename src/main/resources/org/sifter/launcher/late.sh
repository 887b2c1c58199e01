### help
  --site FILE             what is known of the cluster (also: SIFTER_SITE=FILE); if not given, ~/.config/sifter/site.yaml or
                          /etc/sifter/site.yaml
### defaults
_site=
# Lists of words that a shell reads back.
_late_binds=
_late_mpi_binds=
_late_variables=
_late_srun=
### options
--site)
  value "$@"
  _site=$2
  shift
  ;;
### functions
site_binds() {
  each_word "$1" "${_late_binds}"
}

site_mpi_binds() {
  each_word "$1" "${_late_mpi_binds}"
}

# each_word COMMAND WORDS: calls it with each.
each_word() {
  _caller=$1
  eval "set -- $2"
  for _bound_path in "$@"; do
    "${_caller}" "${_bound_path}"
  done
}

site_variables() {
  eval "forward_each ${_late_variables}"
}

# forward_each [NAME VALUE]...
forward_each() {
  while test "$#" -gt 0; do
    forward "$1" "$2"
    shift 2
  done
}

site_srun() {
  _caller=$1
  shift
  eval "set -- srun ${_late_srun} \"\$@\""
  "${_caller}" "$@"
}

# Reads the site profile line by line; nothing in it is ever given to the shell to be evaluated.
read_site() {
  find_site
  test -n "${_site}" || return 0
  _line_number=0
  _known_keys=' '
  _map=
  _map_indent=
  _list=
  _list_indent=
  _item_indent=
  _carriage_return=$(printf '\r')
  _byte_order_mark=$(printf '\357\273\277')
  while IFS= read -r _line || test -n "${_line}"; do
    _line_number=$((_line_number + 1))
    test "${_line_number}" != 1 || _line=${_line#"${_byte_order_mark}"}
    read_site_line "${_line%"${_carriage_return}"}"
  done <"${_site}"
}

find_site() {
  _site=${_site:-${SIFTER_SITE:-}}
  if test -n "${_site}"; then
    if test ! -f "${_site}" || test ! -r "${_site}"; then
      fail 66 "cannot read ${_site}, which is to tell of the cluster"
    fi
    return
  fi
  _own=${XDG_CONFIG_HOME:-${HOME:+${HOME}/.config}}
  for _site in "${_own:+${_own}/sifter/site.yaml}" /etc/sifter/site.yaml; do
    if test -n "${_site}" && test -e "${_site}"; then
      test -r "${_site}" || fail 66 "you have no permission to read ${_site}, which is to tell of the cluster"
      return
    fi
  done
  _site=
}

# site_error WHAT
site_error() {
  fail 78 "${_site}, line ${_line_number}: $1"
}

# read_site_line LINE: KEY: VALUE, a KEY: for what follows, or an - ITEM.
read_site_line() {
  _input=${1#"${1%%[! ]*}"}
  _indent=$((${#1} - ${#_input}))
  case ${_input} in
    '' | '#'*) return 0 ;;
    *[[:cntrl:]]*) site_error "it has a tab or another character that nobody sees" ;;
    '---')
      test "${_known_keys}" = ' ' || site_error "a script reads one profile only, so that there is one --- at most"
      return 0
      ;;
    '-' | '- '*)
      _input=${_input#-}
      read_item
      return
      ;;
    [A-Za-z_]*:*) ;;
    *) site_error "scripts read KEY: VALUE, KEY: [A, B], KEY: {A: B} and - ITEM, and this is none" ;;
  esac
  _key=${_input%%:*}
  _input=${_input#"${_key}":}
  place_key
  case ${_input} in
    '' | ' '*) read_value "${_key}" ;;
    *) site_error "there is to be a space behind ${_key}:" ;;
  esac
}

# Sets _key to where it stands, such as mpi.binds.
place_key() {
  _list=
  if test "${_indent}" = 0; then
    _map=
  else
    _map_indent=${_map_indent:-${_indent}}
    if test -z "${_map}" || test "${_indent}" != "${_map_indent}"; then
      site_error "it is indented, but not as the lines before"
    fi
    _key=${_map}.${_key}
  fi
}

# read_value KEY: the rest of its line.
read_value() {
  know "$1"
  trim
  case ${_input} in
    '' | '#'*) open "$1" ;;
    '['*)
      read_list "$1"
      end_line
      ;;
    '{'*)
      read_map "$1"
      end_line
      ;;
    *)
      read_scalar line
      set_site "$1" "${_scalar}"
      ;;
  esac
}

# know KEY: each is there once.
know() {
  case ${_known_keys} in
    *" $1 "*) site_error "$1 is there twice" ;;
    *) _known_keys="${_known_keys}$1 " ;;
  esac
}

# Takes spaces off.
trim() {
  _input=${_input#"${_input%%[! ]*}"}
}

end_line() {
  _behind=${_input}
  trim
  case ${_input} in
    '') ;;
    '#'*) test "${_input}" != "${_behind}" || site_error "a comment stands behind a space" ;;
    *) site_error "there is more behind the value: ${_input}" ;;
  esac
}

# open KEY: what belongs to it stands on the lines that follow.
open() {
  case $1 in
    environment | mpi | slurm)
      _map=$1
      _map_indent=
      ;;
    binds | mpi.binds | mpi.options | mpi.library-path)
      _list=$1
      _list_indent=${_indent}
      _item_indent=
      ;;
    *) set_site "$1" '' ;;
  esac
}

# An item of a list on several lines.
read_item() {
  _item_indent=${_item_indent:-${_indent}}
  if test -z "${_list}" || test "${_indent}" != "${_item_indent}" || test "${_indent}" -lt "${_list_indent}"; then
    site_error "it is an item, but of no list"
  fi
  trim
  read_scalar line
  set_site "${_list}" "${_scalar}"
}

# read_list KEY: [A, B]
read_list() {
  _input=${_input#'['}
  while :; do
    trim
    case ${_input} in
      ']'*) break ;;
      *) ;;
    esac
    read_scalar flow
    set_site "$1" "${_scalar}"
    end_of_part ']'
  done
  _input=${_input#']'}
}

# read_map KEY: {A: B}
read_map() {
  case $1 in
    environment | mpi | slurm) ;;
    *) site_error "$1 is none of several values with names" ;;
  esac
  _input=${_input#'{'}
  while :; do
    trim
    case ${_input} in
      '}'*) break ;;
      [A-Za-z_]*': '*) ;;
      *) site_error "it is to be {A: B, C: D}, on one line" ;;
    esac
    _key=${_input%%:*}
    _input=${_input#"${_key}":}
    trim
    know "$1.${_key}"
    case ${_input} in
      '['*) read_list "$1.${_key}" ;;
      *)
        read_scalar flow
        set_site "$1.${_key}" "${_scalar}"
        ;;
    esac
    end_of_part '}'
  done
  _input=${_input#'}'}
}

# end_of_part END: a comma, or the END itself, which is left.
end_of_part() {
  trim
  case ${_input} in
    ','*) _input=${_input#','} ;;
    "$1"*) ;;
    *) site_error "there is no comma and no $1 behind a value" ;;
  esac
}

# read_scalar line|flow: sets _scalar to the text that input begins with; _input is what is behind it.
read_scalar() {
  case ${_input} in
    '"'*'"'*)
      _input=${_input#'"'}
      _scalar=${_input%%'"'*}
      _input=${_input#"${_scalar}"'"'}
      case ${_scalar} in
        *\\*) site_error "a value in double quotes cannot have a backslash: put it in single quotes" ;;
        *) ;;
      esac
      ;;
    "'"*"'"*)
      _input=${_input#"'"}
      _scalar=${_input%%"'"*}
      _input=${_input#"${_scalar}'"}
      case ${_input} in
        "'"*) site_error "a value in single quotes cannot have one: put it in double quotes" ;;
        *) ;;
      esac
      ;;
    '' | ['"'"'"'&*!|>%@`,?#']* | '['* | ']'* | '{'* | '}'* | '- '* | ': '*)
      site_error "a value cannot begin so: ${_input}"
      ;;
    *)
      read_plain "$1"
      return
      ;;
  esac
  test "$1" = flow || end_line
}

# read_plain line|flow: a text without quotes.
read_plain() {
  if test "$1" = flow; then
    _scalar=${_input%%[],[{\}]*}
    _input=${_input#"${_scalar}"}
    case ${_scalar} in
      *' #'*) site_error "a comment cannot stand between values" ;;
      *) ;;
    esac
  else
    _scalar=${_input%%' #'*}
  fi
  _scalar=${_scalar%"${_scalar##*[! ]}"}
  case "${_scalar} " in
    *': '*) site_error "a value that has a colon and a space is to stand in quotes" ;;
    *) ;;
  esac
}

# set_site KEY VALUE
set_site() {
  case $1 in
    engine)
      case $2 in
        '' | apptainer | singularity | /*) _site_engine=$2 ;;
        *) site_error "the engine is apptainer, singularity or an absolute path, not $2" ;;
      esac
      ;;
    module)
      case $2 in
        [!A-Za-z0-9_]* | *[!A-Za-z0-9_.+/-]*) site_error "no module is called $2" ;;
        *) _site_module=$2 ;;
      esac
      ;;
    login | tmp | slurm.local)
      case $2 in
        '' | /* | '$'*) ;;
        *) test "$1" = login || site_error "$1 takes an absolute path, or one that begins with a variable, not $2" ;;
      esac
      expand "$2"
      # Only what this script uses is set.
      case $1 in
        login) eval "_site_login=\$2" ;;
        tmp) _site_tmp=${_expanded} ;;
        *) eval "_site_local=\${_expanded}" ;;
      esac
      ;;
    slurm.partition | slurm.account) ;;
    binds | mpi.binds | mpi.library-path) set_path "$1" "$2" ;;
    mpi.options) set_srun "$2" ;;
    environment.*) set_environment "${1#environment.}" "$2" ;;
    *) site_error "$1 is no key of a site profile" ;;
  esac
}

# set_path KEY PATH
set_path() {
  case $2 in
    /* | '$'*) ;;
    *) site_error "$1 takes absolute paths, or such that begin with a variable, not $2" ;;
  esac
  if test "$1" = mpi.library-path; then
    _site_libraries=${_site_libraries:+${_site_libraries}:}$2
    return
  fi
  expand "$2"
  test -z "${_lacks_value}" || return 0
  quote "${_expanded}"
  case $1 in
    binds) _late_binds="${_late_binds} ${_quoted}" ;;
    *) _late_mpi_binds="${_late_mpi_binds} ${_quoted}" ;;
  esac
}

# set_srun OPTION: some options of srun name programs that it runs; those that are of use for MPI do not.
set_srun() {
  case ${1%%=*} in
    --mpi | --cpu-bind | --mem-bind | --gpu-bind | --distribution | --hint | --network | --label | --overlap | --exclusive | \
      --overcommit | --cpus-per-task | --mem-per-cpu | --threads-per-core | --kill-on-bad-exit | --resv-ports | --export) ;;
    *) site_error "a script takes no $1 for srun from a profile that it reads itself" ;;
  esac
  quote "$1"
  _late_srun="${_late_srun} ${_quoted}"
}

# set_environment NAME VALUE
set_environment() {
  case $1 in
    '' | [0-9]* | *[!A-Za-z0-9_]*) site_error "no variable is called $1" ;;
    HOME | UID | EUID | GID) site_error "$1 is set by the engine, which takes no other value" ;;
    *) ;;
  esac
  expand "$2"
  test -z "${_lacks_value}" || return 0
  quote "${_expanded}"
  _late_variables="${_late_variables} $1 ${_quoted}"
}

# expand TEXT: sets _expanded to TEXT with the values of the variables that it names as $NAME or ${NAME}, and _lacks_value to
# whether one has none. Only names are ever evaluated.
expand() {
  _expanded=
  _lacks_value=
  _left=$1
  while :; do
    case ${_left} in
      *'$'*) ;;
      *) break ;;
    esac
    _expanded=${_expanded}${_left%%'$'*}
    _left=${_left#*'$'}
    case ${_left} in
      '{'*'}'*)
        _name=${_left#'{'}
        _name=${_name%%'}'*}
        _behind=${_left#*'}'}
        ;;
      *)
        _name=${_left%%[!A-Za-z0-9_]*}
        _behind=${_left#"${_name}"}
        ;;
    esac
    case ${_name} in
      '' | [0-9]* | *[!A-Za-z0-9_]*) _expanded="${_expanded}\$" ;;
      *)
        eval "_found=\${${_name}:-}"
        test -n "${_found}" || _lacks_value=yes
        _expanded=${_expanded}${_found}
        _left=${_behind}
        ;;
    esac
  done
  _expanded=${_expanded}${_left}
}
### before-commands
test "${_action}" = help || read_site
