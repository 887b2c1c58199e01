### help
  --dry-run               print the command that would be run, and run nothing
  --quiet                 say nothing but warnings and errors
  --verbose               let the engine say all that it has to say
### defaults
program=${0##*/}
node=$(uname -n) || node=localhost
job_script=
last_step='exec'
dry_run=
quiet=${SIFTER_RANK:+yes}
engine_noise=--quiet
# The options for the engine, and the variables for the container: words that a shell reads back.
engine_options=
container_variables=
dropped_variables=
### options
--dry-run) dry_run=yes ;;
--quiet) quiet=yes ;;
--verbose) engine_noise= ;;
### functions
say() {
  printf '%s: %s\n' "${program}" "$1" >&2
}

# tell TEXT: says what can be done without.
tell() {
  test -n "${quiet}" || say "$1"
}

# fail STATUS TEXT
fail() {
  say "$2"
  exit "$1"
}

usage_error() {
  fail 2 "$1 (try: ${program} help)"
}

# replace TEXT OLD NEW: sets replaced to TEXT with NEW for every OLD.
replace() {
  replaced=
  rest=$1
  while :; do
    case ${rest} in
      *"$2"*)
        replaced=${replaced}${rest%%"$2"*}$3
        rest=${rest#*"$2"}
        ;;
      *) break ;;
    esac
  done
  replaced=${replaced}${rest}
}

# quote TEXT: sets quoted to the word that a shell reads as TEXT.
quote() {
  case $1 in
    '' | *[!A-Za-z0-9_@%+=:,./-]*)
      replace "$1" "'" "'\\''"
      quoted="'${replaced}'"
      ;;
    *) quoted=$1 ;;
  esac
}

# escape TEXT: sets escaped to TEXT as the engine takes it for a path of --bind.
escape() {
  replace "$1" "\\" "\\\\"
  replace "${replaced}" ':' '\:'
  replace "${replaced}" ',' '\,'
  escaped=${replaced}
}

# add WORD...: adds to the options for the engine.
add() {
  for word in "$@"; do
    quote "${word}"
    engine_options="${engine_options} ${quoted}"
  done
}

# bind SOURCE DESTINATION [OPTIONS]: shows a file or directory of the host in the container.
bind() {
  escape "$1"
  bound=${escaped}
  escape "$2"
  add --bind "${bound}:${escaped}${3:+:$3}"
}

# forward NAME VALUE: sets a variable in the container. It goes through the environment, as everybody can read command lines;
# the engine evaluates it like a word in double quotes.
forward() {
  evaluated "$2"
  set_in_container "$1" "${replaced}"
}

# forward_path NAME DIRECTORIES: puts directories before those that the variable has in the container.
forward_path() {
  evaluated "$2"
  set_in_container "$1" "${replaced}:\$$1"
}

# evaluated TEXT: sets replaced to what the engine evaluates to TEXT.
evaluated() {
  replace "$1" "\\" "\\\\"
  replace "${replaced}" '$' '\$'
  replace "${replaced}" '`' '\`'
}

# set_in_container NAME VALUE: with a value that the engine evaluates.
set_in_container() {
  replaced=$2
  export "APPTAINERENV_$1=${replaced}" "SINGULARITYENV_$1=${replaced}"
  quote "${replaced}"
  container_variables="${container_variables} APPTAINERENV_$1=${quoted} SINGULARITYENV_$1=${quoted}"
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
    /*) printf '%s\n' "${XDG_STATE_HOME}/${image_name}" ;;
    *)
      test -n "${HOME:-}" || fail 73 "there is no HOME to keep files in: name a directory in XDG_STATE_HOME"
      printf '%s\n' "${HOME}/.local/state/${image_name}"
      ;;
  esac
}

# show WORD...: prints a command as a shell reads it back.
show() {
  line="${dropped_variables:+ env${dropped_variables}}${container_variables}"
  for word in "$@"; do
    quote "${word}"
    line="${line} ${quoted}"
  done
  printf '%s\n' "${line# }"
}
