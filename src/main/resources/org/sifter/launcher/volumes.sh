### help
  --data DIR              keep the image's volumes in DIR; in ~/.local/state if not given
### defaults
_data=
### options
--data)
  value "$@"
  _data=$2
  shift
  ;;
### functions
bind_volumes() {
  _data=${_data:-$(state_directory)/volumes} || exit
  case ${_data} in
    /*) ;;
    *) _data=${PWD%/}/${_data} ;;
  esac
  image_volumes bind_volume
}

# bind_volume PATH: what the image has there is copied once, as it is into a new volume of Docker.
bind_volume() {
  _volume=${_data%/}$1
  if test -d "${_volume}"; then
    :
  elif test -n "${_dry_run}"; then
    tell "${_volume} is not there yet: it is made when the image is run"
  else
    make_volume "$1"
  fi
  bind "${_volume}" "$1"
}

# A copy that is not whole is never taken for the volume.
make_volume() {
  _draft=${_volume}.new-${_node}-$$
  (umask 077 && mkdir -p -- "${_volume%/*}" && mkdir -- "${_draft}") ||
    fail 73 "cannot make ${_volume}, where the image's $1 is kept: name another directory with --data"
  name_mount "${_draft}" /.volume
  if ! "${_engine}" --quiet exec --no-home "${_mount_option}" "${_mount}" "${_image}" /bin/sh -c \
    'test ! -d "$1" || exec cp -R "$1/." /.volume/' sh "$1" </dev/null >/dev/null 2>&1; then
    say "warning: not all that the image has in $1 could be copied to ${_volume}"
  fi
  # Another job may have made it meanwhile: a directory with files is not replaced.
  if ! mv -T -- "${_draft}" "${_volume}" 2>/dev/null; then
    rm -rf -- "${_draft}"
    test -d "${_volume}" || fail 73 "cannot make ${_volume}"
  fi
}
### prepare
bind_volumes
