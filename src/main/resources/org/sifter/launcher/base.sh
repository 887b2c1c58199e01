### help
  --dry-run               print the command that would be run, and run nothing
  --quiet                 say nothing but warnings and errors
  --verbose               let the engine say all that it has to say
### defaults
# The names of variables begin with _, as a variable of the caller that had one of them would reach the container changed.
_program=${0##*/}
_node=$(uname -n) || _node=localhost
_line_break='
'
_job_script=
_last_step='exec'
_dry_run=
_quiet=${SIFTER_RANK:+yes}
_engine_noise=--quiet
# The options for the engine, and the variables for the container: words that a shell reads back.
_engine_options=
_container_variables=
_dropped_variables=
### options
--dry-run) _dry_run=yes ;;
--quiet) _quiet=yes ;;
--verbose) _engine_noise= ;;
### functions
say() {
  printf '%s: %s\n' "${_program}" "$1" >&2
}

# tell TEXT: says what can be done without.
tell() {
  test -n "${_quiet}" || say "$1"
}

# fail STATUS TEXT
fail() {
  say "$2"
  exit "$1"
}

usage_error() {
  fail 2 "$1 (try: ${_program} help)"
}

# replace TEXT OLD NEW: sets _replaced to TEXT with NEW for every OLD.
replace() {
  _replaced=
  _rest=$1
  while :; do
    case ${_rest} in
      *"$2"*)
        _replaced=${_replaced}${_rest%%"$2"*}$3
        _rest=${_rest#*"$2"}
        ;;
      *) break ;;
    esac
  done
  _replaced=${_replaced}${_rest}
}

# quote TEXT: sets _quoted to the word that a shell reads as TEXT.
quote() {
  case $1 in
    '' | *[!A-Za-z0-9_@%+=:,./-]*)
      replace "$1" "'" "'\\''"
      _quoted="'${_replaced}'"
      ;;
    *) _quoted=$1 ;;
  esac
}

# add WORD...: adds to the options for the engine.
add() {
  for _word in "$@"; do
    quote "${_word}"
    _engine_options="${_engine_options} ${_quoted}"
  done
}

# bind SOURCE DESTINATION [ro]: shows a file or directory of the host in the container.
bind() {
  name_mount "$@"
  add "${_mount_option}" "${_mount}"
}

# name_mount SOURCE DESTINATION [ro]: sets _mount_option and _mount to what the engine takes for it. Its --bind cannot name all
# paths; --mount can, but old engines do not have it.
name_mount() {
  case $1$2 in
    *[:,\\]*)
      replace "$1" '"' '""'
      _mount="type=bind,\"source=${_replaced}\""
      replace "$2" '"' '""'
      _mount="${_mount},\"destination=${_replaced}\"${3:+,$3}"
      _mount_option=--mount
      ;;
    *)
      _mount="$1:$2${3:+:$3}"
      _mount_option=--bind
      ;;
  esac
}

# forward NAME VALUE: sets a variable in the container. It goes through the environment, as everybody can read command lines;
# the engine evaluates it like a word in double quotes.
forward() {
  evaluated "$2"
  set_in_container "$1" "${_replaced}"
}

# forward_path NAME DIRECTORIES: puts directories before those that the variable has in the container.
forward_path() {
  evaluated "$2"
  set_in_container "$1" "${_replaced}:\$$1"
}

# evaluated TEXT: sets _replaced to what the engine evaluates to TEXT.
evaluated() {
  replace "$1" "\\" "\\\\"
  replace "${_replaced}" '$' '\$'
  replace "${_replaced}" '`' '\`'
}

# set_in_container NAME VALUE: with a value that the engine evaluates.
set_in_container() {
  _replaced=$2
  export "APPTAINERENV_$1=${_replaced}" "SINGULARITYENV_$1=${_replaced}"
  quote "${_replaced}"
  _container_variables="${_container_variables} APPTAINERENV_$1=${_quoted} SINGULARITYENV_$1=${_quoted}"
}

# is_number TEXT: of at most five digits, and no octal number.
is_number() {
  case $1 in
    '' | *[!0-9]* | 0?* | ??????*) return 1 ;;
    *) return 0 ;;
  esac
}

# Where files of this launcher are kept for the user.
state_directory() {
  case ${XDG_STATE_HOME:-} in
    /*) printf '%s\n' "${XDG_STATE_HOME}/${_image_name}" ;;
    *)
      test -n "${HOME:-}" || fail 73 "there is no HOME to keep files in: name a directory in XDG_STATE_HOME"
      printf '%s\n' "${HOME}/.local/state/${_image_name}"
      ;;
  esac
}

# claim DIRECTORY: keeps there which image it is of, for others with its name. Of several that come at once the first has it.
claim() {
  image_id
  _draft=$1/image.${_node}-$$
  (umask 077 && mkdir -p -- "$1" && printf '%s\n%s\n' "${_own_id}" "${_own_image}" >"${_draft}") || return
  if ! ln "${_draft}" "$1/image" 2>/dev/null && ! is_of_other_image "$1/image" &&
    { test ! -e "${_other_image}" || is_own_file; }; then
    mv -f -- "${_draft}" "$1/image"
  fi
  rm -f -- "${_draft}"
}

# image_id: sets _own_id to the number that each image file has from when it is made (SIF, in the header), if it is such a file.
image_id() {
  _own_id=
  test ! -f "${_own_image}" || _own_id=$(od -A n -j 48 -N 16 -t x1 "${_own_image}" 2>/dev/null) || _own_id=
}

# is_own_file: whether the image that has been kept is this very file.
is_own_file() {
  # shellcheck disable=SC3013 # all shells have -ef
  test "${_other_image}" -ef "${_own_image}"
}

# is_of_other_image FILE: whether claim has kept another image there; sets _other_image to it. A copy is the same, such as one on
# the disk of a node.
is_of_other_image() {
  _record=$(cat -- "$1" 2>/dev/null) || return 1
  _other_image=${_record#*"${_line_break}"}
  ! is_own_file || return 1
  image_id
  test -z "${_own_id}" || test "${_record%%"${_line_break}"*}" != "${_own_id}"
}

# show WORD...: prints a command as a shell reads it back.
show() {
  _line="${_dropped_variables:+ env${_dropped_variables}}${_container_variables}"
  for _word in "$@"; do
    quote "${_word}"
    _line="${_line} ${_quoted}"
  done
  printf '%s\n' "${_line# }"
}
