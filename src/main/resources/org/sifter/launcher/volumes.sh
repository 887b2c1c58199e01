### help
  --data DIR              keep the image's volumes in DIR; in ~/.local/state if not given
### defaults
data=
### options
--data)
  value "$@"
  data=$2
  shift
  ;;
### functions
bind_volumes() {
  data=${data:-$(state_directory)/volumes} || exit
  case ${data} in
    /*) ;;
    *) data=${PWD%/}/${data} ;;
  esac
  image_volumes bind_volume
}

# bind_volume PATH: what the image has there is copied once, as it is into a new volume of Docker.
bind_volume() {
  volume=${data%/}$1
  if test ! -d "${volume}" && test -z "${dry_run}"; then
    make_volume "$1"
  fi
  bind "${volume}" "$1"
}

# A copy that is not whole is never taken for the volume.
make_volume() {
  draft=${volume}.new-${node}-$$
  (umask 077 && mkdir -p -- "${volume%/*}" && mkdir -- "${draft}") ||
    fail 73 "cannot make ${volume}, where the image's $1 is kept: name another directory with --data"
  escape "${draft}"
  if ! "${engine}" --quiet exec --no-home --bind "${escaped}:/.volume" "${image}" /bin/sh -c \
    'test ! -d "$1" || exec cp -R "$1/." /.volume/' sh "$1" </dev/null >/dev/null 2>&1; then
    say "warning: not all that the image has in $1 could be copied to ${volume}"
  fi
  # Another job may have made it meanwhile: a directory with files is not replaced.
  if ! mv -T -- "${draft}" "${volume}" 2>/dev/null; then
    rm -rf -- "${draft}"
    test -d "${volume}" || fail 73 "cannot make ${volume}"
  fi
}
### prepare
bind_volumes
