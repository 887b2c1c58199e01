### help
  --bind SRC[:DEST[:ro]]  show a file or directory of this machine, as the engine's --bind has it
  --tmp DIR               use DIR as /tmp and /var/tmp
  --scratch PATH          an empty directory at PATH that is gone at the end; it is in memory, and small
  --overlay DIR[:ro]      keep changes to the image in DIR; programs take themselves for root while they can make some
  --fuse                  let programs mount file systems of their own (/dev/fuse)
  --no-fuse               no /dev/fuse from this script
### defaults
_tmp=
_fuse=
### options
--bind)
  value "$@"
  bind_for_user "$2"
  shift
  ;;
--tmp)
  value "$@"
  test -d "$2" || fail 66 "there is no directory $2 for --tmp"
  _tmp=$(CDPATH="" cd -P "$2" && pwd) || fail 66 "cannot enter $2, which --tmp names"
  shift
  ;;
--scratch)
  value "$@"
  case $2 in
    *[,\"]*) usage_error "the engine takes no scratch directory with a comma or \" in its path, as $2 has" ;;
    *) add --scratch "$2" ;;
  esac
  shift
  ;;
--overlay)
  value "$@"
  overlay "$2"
  shift
  ;;
--fuse) _fuse=yes ;;
--no-fuse) _fuse= ;;
### functions
# bind_for_user SPEC: in the engine's own syntax, which has escapes and lists; of a simple one it can be told what is missing.
bind_for_user() {
  case $1 in
    *[\\,]*) ;;
    *) test -e "${1%%:*}" || fail 66 "there is no ${1%%:*} for --bind $1" ;;
  esac
  add --bind "$1"
}

# bind_if_there SPEC: of what the site has, as it has it.
bind_if_there() {
  if test -e "${1%%:*}"; then
    add --bind "$1"
  fi
}

# overlay DIR[:ro]: the files of the image are not the caller's, so that only who seems to be root may change them.
overlay() {
  test -e "${1%:ro}" || fail 66 "there is no ${1%:ro} for --overlay: make it first"
  case ${1%:ro} in
    *[:,\"]*) usage_error "the engine takes no overlay with a colon, a comma or \" in its path, as ${1%:ro} has" ;;
    *) ;;
  esac
  case $1 in
    *:ro) ;;
    *) add --fakeroot ;;
  esac
  add --overlay "$1"
}

choose_temporary_directory() {
  if test -z "${_tmp}" && test -d "${_site_tmp}"; then
    _tmp=${_site_tmp}
  fi
  if test -n "${_tmp}"; then
    bind "${_tmp}" /tmp
    bind "${_tmp}" /var/tmp
    forward TMPDIR /tmp
    return
  fi
  # Where a job has a directory of its own, programs look for it at the same place in the container.
  case ${TMPDIR:-/tmp}/ in
    /tmp/* | /var/tmp/* | "${HOME:-/tmp}"/*) ;;
    /*)
      if test -d "${TMPDIR}"; then
        bind "${TMPDIR}" "${TMPDIR}"
      fi
      ;;
    *) ;;
  esac
}

bind_devices() {
  test -n "${_fuse}" || return 0
  test -e /dev/fuse || fail 66 "this machine has no /dev/fuse for --fuse"
  add --bind /dev/fuse
}
### prepare
choose_temporary_directory
site_binds bind_if_there
bind_devices
