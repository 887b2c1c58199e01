### help
  --no-token              let everybody in whom the image would let in, without a password or token
### defaults
no_token=
### options
--no-token) no_token=yes ;;
### functions
# Others work on the same machine: a service that asks nobody for anything is made to ask for a secret that only the user can read.
guard_service() {
  case ${action} in
    run | start) ;;
    *) return 0 ;;
  esac
  if test -n "${no_token}"; then
    say "warning: the service asks nobody for a ${image_secret}: everybody who reaches ${node} can use it"
    return 0
  fi
  own_command=${image_guarded_command}
  image_guard_settings
  if has_own_secret; then
    return 0
  fi
  token_file=$(state_directory)/token || exit
  if test -z "${dry_run}"; then
    make_token
    tell_token
  fi
  if test -z "${image_secret_variable}"; then
    bind "${token_file}" /.token ro
  elif test -z "${dry_run}"; then
    forward "${image_secret_variable}" "${token}"
  else
    quote "${token_file}"
    for prefix in APPTAINERENV SINGULARITYENV; do
      container_variables="${container_variables} ${prefix}_${image_secret_variable}=\"\$(cat ${quoted})\""
    done
  fi
}

# Whether the user has chosen one.
has_own_secret() {
  test -n "${image_secret_variable}" || return 1
  is_set "APPTAINERENV_${image_secret_variable}" && return 0
  is_set "${image_secret_variable}" || return 1
  set_variable "${image_secret_variable}"
}

# Sets token to the secret, which is made once.
make_token() {
  draft=${token_file}.$$
  if test ! -s "${token_file}"; then
    bytes=$(od -A n -N 16 -t x1 /dev/urandom) || fail 69 "this machine has no od, with which the service's ${image_secret} is made"
    replace "${bytes}" ' ' ''
    (umask 077 && mkdir -p -- "${token_file%/*}" && printf '%s\n' "${replaced}" >"${draft}") ||
      fail 73 "cannot write ${draft}, which is to have the service's ${image_secret}"
    # Who comes second takes what is there.
    ln "${draft}" "${token_file}" 2>/dev/null || test -s "${token_file}" || cp "${draft}" "${token_file}"
    rm -f -- "${draft}"
  fi
  chmod 600 "${token_file}" || fail 73 "${token_file} can be read by others, and that cannot be changed"
  read -r token <"${token_file}" || fail 73 "cannot read ${token_file}, which has the service's ${image_secret}"
}

# What goes to a file or a log may be read by others.
tell_token() {
  place=${port:+; it is at http://localhost:${port}/}
  if test -t 2; then
    test -z "${port:-}" || place="${place}${image_secret_query:+${image_secret_query}${token}}"
    tell "the service asks for the ${image_secret} ${token}, which is kept in ${token_file}${place}"
  else
    tell "the service asks for the ${image_secret} that is in ${token_file}${place}"
  fi
}
### prepare
guard_service
