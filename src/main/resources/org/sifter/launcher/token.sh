### help
  --no-token              let everybody in whom the image would let in, without a password or token
### defaults
_no_token=
### options
--no-token) _no_token=yes ;;
### functions
# Others work on the same machine: a service that asks nobody for anything is made to ask for a secret that only the user can read.
guard_service() {
  case ${_action} in
    run | start) ;;
    *) return 0 ;;
  esac
  if test -n "${_no_token}" || test -z "${_image_secret}"; then
    say "warning: the service asks nobody for a ${_image_secret:-password}: everybody who reaches ${_node} can use it"
    return 0
  fi
  _own_command=${_image_guarded_command:-${_own_command}}
  _own_arguments=${_image_guarded_arguments:-${_own_arguments}}
  image_guard_settings
  if has_own_secret; then
    return 0
  fi
  _token_file=$(state_directory)/token || exit
  if test -z "${_dry_run}"; then
    make_token
    tell_token
  elif test ! -e "${_token_file}"; then
    tell "${_token_file} is not there yet: it is made when the image is run"
  fi
  if test -z "${_image_secret_variable}"; then
    bind "${_token_file}" /.token ro
  elif test -z "${_dry_run}"; then
    forward "${_image_secret_variable}" "${_token}"
  else
    quote "${_token_file}"
    for _prefix in APPTAINERENV SINGULARITYENV; do
      _container_variables="${_container_variables} ${_prefix}_${_image_secret_variable}=\"\$(cat ${_quoted})\""
    done
  fi
}

# Whether the user has chosen one.
has_own_secret() {
  test -n "${_image_secret_variable}" || return 1
  is_forwarded "${_image_secret_variable}" && return 0
  is_set "${_image_secret_variable}" || return 1
  set_variable "${_image_secret_variable}"
}

# Sets _token to the secret, which is made once.
make_token() {
  _draft=${_token_file}.$$
  if test ! -s "${_token_file}"; then
    _bytes=$(od -A n -N 16 -t x1 /dev/urandom) || fail 69 "this machine has no od, with which the service's ${_image_secret} is made"
    replace "${_bytes}" ' ' ''
    (umask 077 && mkdir -p -- "${_token_file%/*}" && printf '%s\n' "${_replaced}" >"${_draft}") ||
      fail 73 "cannot write ${_draft}, which is to have the service's ${_image_secret}: name another directory in XDG_STATE_HOME"
    # Who comes second takes what is there.
    ln "${_draft}" "${_token_file}" 2>/dev/null || test -s "${_token_file}" || cp "${_draft}" "${_token_file}"
    rm -f -- "${_draft}"
  fi
  chmod 600 "${_token_file}" || fail 73 "${_token_file} can be read by others, and that cannot be changed"
  read -r _token <"${_token_file}" || fail 73 "cannot read ${_token_file}, which has the service's ${_image_secret}"
}

# What goes to a file or a log may be read by others.
tell_token() {
  if test "${_run_arguments}" -gt 0 && test -n "${_image_secret_in_arguments}"; then
    say "warning: the image's own arguments make the service ask for the ${_image_secret} in ${_token_file}; whether yours do is up to you"
    return
  fi
  _place=${_port:+; it is at http://localhost:${_port}/}
  if test -t 2; then
    test -z "${_port:-}" || _place="${_place}${_image_secret_query:+${_image_secret_query}${_token}}"
    tell "the service asks for the ${_image_secret} ${_token}, which is kept in ${_token_file}${_place}"
  else
    tell "the service asks for the ${_image_secret} that is in ${_token_file}${_place}"
  fi
}
### prepare
guard_service
