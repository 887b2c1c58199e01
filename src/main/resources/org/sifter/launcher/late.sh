### help
  --site FILE             what is known of the cluster (also: SIFTER_SITE=FILE); if not given, ~/.config/sifter/site.yaml or
                          /etc/sifter/site.yaml
### defaults
site=
# Lists of words that a shell reads back.
late_binds=
late_mpi_binds=
late_variables=
late_srun=
### options
--site)
  value "$@"
  site=$2
  shift
  ;;
### functions
site_binds() {
  each_word "$1" "${late_binds}"
}

site_mpi_binds() {
  each_word "$1" "${late_mpi_binds}"
}

# each_word COMMAND WORDS: calls it with each.
each_word() {
  caller=$1
  eval "set -- $2"
  for bound_path in "$@"; do
    "${caller}" "${bound_path}"
  done
}

site_variables() {
  eval "forward_each ${late_variables}"
}

# forward_each [NAME VALUE]...
forward_each() {
  while test "$#" -gt 0; do
    forward "$1" "$2"
    shift 2
  done
}

site_srun() {
  caller=$1
  shift
  eval "set -- srun ${late_srun} \"\$@\""
  "${caller}" "$@"
}

# Reads the site profile line by line; nothing in it is ever given to the shell to be evaluated.
read_site() {
  find_site
  test -n "${site}" || return 0
  line_number=0
  known_keys=' '
  map=
  map_indent=
  list=
  list_indent=
  item_indent=
  carriage_return=$(printf '\r')
  while IFS= read -r line || test -n "${line}"; do
    line_number=$((line_number + 1))
    read_site_line "${line%"${carriage_return}"}"
  done <"${site}"
}

find_site() {
  site=${site:-${SIFTER_SITE:-}}
  if test -n "${site}"; then
    if test ! -f "${site}" || test ! -r "${site}"; then
      fail 66 "cannot read ${site}, which is to tell of the cluster"
    fi
    return
  fi
  own=${XDG_CONFIG_HOME:-${HOME:+${HOME}/.config}}
  for site in "${own:+${own}/sifter/site.yaml}" /etc/sifter/site.yaml; do
    if test -n "${site}" && test -e "${site}"; then
      test -r "${site}" || fail 66 "you have no permission to read ${site}, which is to tell of the cluster"
      return
    fi
  done
  site=
}

# site_error WHAT
site_error() {
  fail 78 "${site}, line ${line_number}: $1"
}

# read_site_line LINE: KEY: VALUE, a KEY: for what follows, or an - ITEM.
read_site_line() {
  input=${1#"${1%%[! ]*}"}
  indent=$((${#1} - ${#input}))
  case ${input} in
    '' | '#'*) return 0 ;;
    *[[:cntrl:]]*) site_error "it has a tab or another character that nobody sees" ;;
    '---')
      test "${known_keys}" = ' ' || site_error "a script reads one profile only, so that there is one --- at most"
      return 0
      ;;
    '-' | '- '*)
      input=${input#-}
      read_item
      return
      ;;
    [A-Za-z_]*:*) ;;
    *) site_error "scripts read KEY: VALUE, KEY: [A, B], KEY: {A: B} and - ITEM, and this is none" ;;
  esac
  key=${input%%:*}
  input=${input#"${key}":}
  place_key
  case ${input} in
    '' | ' '*) read_value "${key}" ;;
    *) site_error "there is to be a space behind ${key}:" ;;
  esac
}

# Sets key to where it stands, such as mpi.binds.
place_key() {
  list=
  if test "${indent}" = 0; then
    map=
  else
    map_indent=${map_indent:-${indent}}
    if test -z "${map}" || test "${indent}" != "${map_indent}"; then
      site_error "it is indented, but not as the lines before"
    fi
    key=${map}.${key}
  fi
}

# read_value KEY: the rest of its line.
read_value() {
  know "$1"
  trim
  case ${input} in
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
      set_site "$1" "${scalar}"
      ;;
  esac
}

# know KEY: each is there once.
know() {
  case ${known_keys} in
    *" $1 "*) site_error "$1 is there twice" ;;
    *) known_keys="${known_keys}$1 " ;;
  esac
}

# Takes spaces off.
trim() {
  input=${input#"${input%%[! ]*}"}
}

end_line() {
  behind=${input}
  trim
  case ${input} in
    '') ;;
    '#'*) test "${input}" != "${behind}" || site_error "a comment stands behind a space" ;;
    *) site_error "there is more behind the value: ${input}" ;;
  esac
}

# open KEY: what belongs to it stands on the lines that follow.
open() {
  case $1 in
    environment | mpi | slurm)
      map=$1
      map_indent=
      ;;
    binds | mpi.binds | mpi.options | mpi.library-path)
      list=$1
      list_indent=${indent}
      item_indent=
      ;;
    *) set_site "$1" '' ;;
  esac
}

# An item of a list on several lines.
read_item() {
  item_indent=${item_indent:-${indent}}
  if test -z "${list}" || test "${indent}" != "${item_indent}" || test "${indent}" -lt "${list_indent}"; then
    site_error "it is an item, but of no list"
  fi
  trim
  read_scalar line
  set_site "${list}" "${scalar}"
}

# read_list KEY: [A, B]
read_list() {
  input=${input#'['}
  while :; do
    trim
    case ${input} in
      ']'*) break ;;
      *) ;;
    esac
    read_scalar flow
    set_site "$1" "${scalar}"
    end_of_part ']'
  done
  input=${input#']'}
}

# read_map KEY: {A: B}
read_map() {
  case $1 in
    environment | mpi | slurm) ;;
    *) site_error "$1 is none of several values with names" ;;
  esac
  input=${input#'{'}
  while :; do
    trim
    case ${input} in
      '}'*) break ;;
      [A-Za-z_]*': '*) ;;
      *) site_error "it is to be {A: B, C: D}, on one line" ;;
    esac
    key=${input%%:*}
    input=${input#"${key}":}
    trim
    know "$1.${key}"
    case ${input} in
      '['*) read_list "$1.${key}" ;;
      *)
        read_scalar flow
        set_site "$1.${key}" "${scalar}"
        ;;
    esac
    end_of_part '}'
  done
  input=${input#'}'}
}

# end_of_part END: a comma, or the END itself, which is left.
end_of_part() {
  trim
  case ${input} in
    ','*) input=${input#','} ;;
    "$1"*) ;;
    *) site_error "there is no comma and no $1 behind a value" ;;
  esac
}

# read_scalar line|flow: sets scalar to the text that input begins with; input is what is behind it.
read_scalar() {
  case ${input} in
    '"'*'"'*)
      input=${input#'"'}
      scalar=${input%%'"'*}
      input=${input#"${scalar}"'"'}
      case ${scalar} in
        *\\*) site_error "a value in double quotes cannot have a backslash: put it in single quotes" ;;
        *) ;;
      esac
      ;;
    "'"*"'"*)
      input=${input#"'"}
      scalar=${input%%"'"*}
      input=${input#"${scalar}'"}
      case ${input} in
        "'"*) site_error "a value in single quotes cannot have one: put it in double quotes" ;;
        *) ;;
      esac
      ;;
    '' | ['"'"'"'&*!|>%@`,?#']* | '['* | ']'* | '{'* | '}'* | '- '* | ': '*)
      site_error "a value cannot begin so: ${input}"
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
    scalar=${input%%[],[{\}]*}
    input=${input#"${scalar}"}
    case ${scalar} in
      *' #'*) site_error "a comment cannot stand between values" ;;
      *) ;;
    esac
  else
    scalar=${input%%' #'*}
  fi
  scalar=${scalar%"${scalar##*[! ]}"}
  case "${scalar} " in
    *': '*) site_error "a value that has a colon and a space is to stand in quotes" ;;
    *) ;;
  esac
}

# set_site KEY VALUE
set_site() {
  case $1 in
    engine)
      case $2 in
        '' | apptainer | singularity | /*) site_engine=$2 ;;
        *) site_error "the engine is apptainer, singularity or an absolute path, not $2" ;;
      esac
      ;;
    module)
      case $2 in
        [!A-Za-z0-9_]* | *[!A-Za-z0-9_.+/-]*) site_error "no module is called $2" ;;
        *) site_module=$2 ;;
      esac
      ;;
    login | tmp | slurm.local)
      expand "$2"
      # Only what this script uses is set.
      case $1 in
        login) eval "site_login=\$2" ;;
        tmp) site_tmp=${expanded} ;;
        *) eval "site_local=\${expanded}" ;;
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
    site_libraries=${site_libraries:+${site_libraries}:}$2
    return
  fi
  expand "$2"
  test -z "${lacks_value}" || return 0
  quote "${expanded}"
  case $1 in
    binds) late_binds="${late_binds} ${quoted}" ;;
    *) late_mpi_binds="${late_mpi_binds} ${quoted}" ;;
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
  late_srun="${late_srun} ${quoted}"
}

# set_environment NAME VALUE
set_environment() {
  case $1 in
    '' | [0-9]* | *[!A-Za-z0-9_]*) site_error "no variable is called $1" ;;
    *) ;;
  esac
  expand "$2"
  test -z "${lacks_value}" || return 0
  quote "${expanded}"
  late_variables="${late_variables} $1 ${quoted}"
}

# expand TEXT: sets expanded to TEXT with the values of the variables that it names as $NAME or ${NAME}, and lacks_value to
# whether one has none. Only names are ever evaluated.
expand() {
  expanded=
  lacks_value=
  left=$1
  while :; do
    case ${left} in
      *'$'*) ;;
      *) break ;;
    esac
    expanded=${expanded}${left%%'$'*}
    left=${left#*'$'}
    case ${left} in
      '{'*'}'*)
        name=${left#'{'}
        name=${name%%'}'*}
        behind=${left#*'}'}
        ;;
      *)
        name=${left%%[!A-Za-z0-9_]*}
        behind=${left#"${name}"}
        ;;
    esac
    case ${name} in
      '' | [0-9]* | *[!A-Za-z0-9_]*) expanded="${expanded}\$" ;;
      *)
        eval "found=\${${name}:-}"
        test -n "${found}" || lacks_value=yes
        expanded=${expanded}${found}
        left=${behind}
        ;;
    esac
  done
  expanded=${expanded}${left}
}
### before-commands
test "${action}" = help || read_site
