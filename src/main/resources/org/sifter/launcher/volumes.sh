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
  if test -z "${_data}"; then
    own_volumes
  fi
  case ${_data} in
    /*) ;;
    *) _data=${PWD%/}/${_data} ;;
  esac
  image_volumes bind_volume
}

# Chooses the directory of the volumes, which is called after the image: one of another image with this name is not taken.
own_volumes() {
  _state=$(state_directory) || exit
  _data=${_state}/volumes
  test -n "${_dry_run}" || claim "${_state}" 2>/dev/null
  if is_of_other_image "${_state}/image"; then
    test -e "${_other_image}" ||
      fail 73 "${_data} is of ${_other_image}, which is not there: remove ${_state}/image if this image takes its place, or name another directory with --data"
    fail 73 "${_data} is of ${_other_image}, which is called like this image: name another directory with --data"
  fi
}

# bind_volume PATH: what the image has there is copied once, as it is into a new volume of Docker.
bind_volume() {
  _volume=${_data%/}$1
  case ${PWD%/}/ in
    "$1"/*) say "warning: what programs find in $1, where you are, is what is kept in ${_volume} for the image: call it elsewhere" ;;
    *) ;;
  esac
  if test -d "${_volume}"; then
    test -n "${_dry_run}" || remove_drafts
  elif test -n "${_dry_run}"; then
    tell "${_volume} is not there yet: it is made when the image is run"
  else
    make_volume "$1"
  fi
  bind "${_volume}" "$1"
}

# A copy that is not whole is never taken for the volume.
make_volume() {
  remove_drafts
  _draft=${_volume}.new-${_node}-$$
  _filling=
  trap 'abandon_volume 129' HUP
  trap 'abandon_volume 130' INT
  trap 'abandon_volume 143' TERM
  (umask 077 && mkdir -p -- "${_volume%/*}" && mkdir -- "${_draft}") ||
    fail 73 "cannot make ${_volume}, where the image's $1 is kept: name another directory with --data"
  fill_draft "$1" </dev/null >/dev/null 2>&1 &
  _filling=$!
  wait "${_filling}" || say "warning: not all that the image has in $1 could be copied to ${_volume}"
  trap - HUP INT TERM
  # Another job may have made it meanwhile: a directory with files is not replaced.
  if ! mv -T -- "${_draft}" "${_volume}" 2>/dev/null; then
    rm -rf -- "${_draft}"
    test -d "${_volume}" || fail 73 "cannot make ${_volume}"
  fi
}

# fill_draft PATH: with what the image itself has there, and nothing that the engine or the caller would show there of this machine.
fill_draft() {
  unset APPTAINER_BIND SINGULARITY_BIND APPTAINER_BINDPATH SINGULARITY_BINDPATH APPTAINER_MOUNT SINGULARITY_MOUNT
  name_mount "${_draft}" /.volume
  case $1 in
    /tmp/* | /var | /var/tmp/*) _own_tmp=--no-mount=tmp ;;
    *) _own_tmp= ;;
  esac
  cd / && exec "${_engine}" --quiet exec --contain --no-home ${_own_tmp:+"${_own_tmp}"} "${_mount_option}" "${_mount}" "${_image}" \
    /bin/sh -c 'test ! -d "$1" || exec cp -R "$1/." /.volume/' sh "$1"
}

# abandon_volume STATUS
abandon_volume() {
  trap '' HUP INT TERM
  if test -n "${_filling}"; then
    kill -TERM "${_filling}" 2>/dev/null
    wait "${_filling}" 2>/dev/null
  fi
  rm -rf -- "${_draft}"
  exit "$1"
}

# Removes what a call that was killed has left.
remove_drafts() {
  for _left in "${_volume}.new-${_node}-"*; do
    if test -d "${_left}" && ! kill -0 "${_left##*-}" 2>/dev/null; then
      rm -rf -- "${_left}" 2>/dev/null
    fi
  done
}
### prepare
bind_volumes
