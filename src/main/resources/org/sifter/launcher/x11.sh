### help
  --x11                   show windows on the display of DISPLAY
  --no-x11                no windows
### defaults
_x11=
_grant=
### options
--x11) _x11=yes ;;
--no-x11) _x11= ;;
### functions
open_display() {
  test -n "${_x11}" || return 0
  if test -z "${DISPLAY:-}"; then
    go_without "DISPLAY is not set"
    return 0
  fi
  _cookie=${XAUTHORITY:-${HOME:-}/.Xauthority}
  if test -r "${_cookie}"; then
    bind "${_cookie}" /.xauthority ro
    forward XAUTHORITY /.xauthority
  else
    _cookie=
  fi
  case ${DISPLAY} in
    :* | unix:*) open_local_display || return 0 ;;
    *)
      if test -z "${_cookie}"; then
        go_without "there is no cookie for the display ${DISPLAY}"
        return 0
      fi
      ;;
  esac
  forward DISPLAY "${DISPLAY}"
}

go_without() {
  say "$1: going on without graphics"
  drop DISPLAY
}

# A local display lets in whom xhost names. The user alone is let in, never the whole machine, and only until the end.
open_local_display() {
  if test -n "${_contain}${_tmp}" && test -d /tmp/.X11-unix; then
    bind /tmp/.X11-unix /tmp/.X11-unix
  fi
  if ! command -v xhost >/dev/null; then
    test -n "${_cookie}" && return 0
    go_without "there is neither xhost nor a cookie for the display ${DISPLAY}"
    return 1
  fi
  test -z "${_dry_run}" || return 0
  if ! xhost >/dev/null 2>&1; then
    go_without "the display ${DISPLAY} does not answer"
    return 1
  fi
  _guest=SI:localuser:$(id -un) || return 0
  if ! let_in; then
    go_without "xhost lets nobody in, as ${_visits} cannot be made, and there is no cookie for the display ${DISPLAY}"
    return 1
  fi
}

# Several programs may use the display at the same time: each leaves a file, called by its process, in a directory of the
# display's, and the last one shows the user out. Who was let in without such a file has been let in by somebody else, and stays.
let_in() {
  if ! find_visits; then
    test -n "${_cookie}"
    return
  fi
  lock_visits
  if is_let_in; then
    has_visits && _grant=yes
  elif xhost "+${_guest}" >/dev/null 2>&1; then
    _grant=yes
  fi
  forget_visits
  test -z "${_grant}" || visit "$$"
  unlock_visits
  return 0
}

# Sets _visits to the directory, which is of this machine's processes alone.
find_visits() {
  case ${XDG_RUNTIME_DIR:-}:${XDG_STATE_HOME:-} in
    /*:*) _visits=${XDG_RUNTIME_DIR} ;;
    *:/*) _visits=${XDG_STATE_HOME} ;;
    *) _visits=${HOME:-}/.local/state ;;
  esac
  _display=${DISPLAY#unix}
  replace "${_display%.*}" / -
  _visits=${_visits}/sifter/display/${_node}${_replaced}
  (umask 077 && mkdir -p -- "${_visits}") 2>/dev/null
}

# A lock is held for a moment; one that stays is of a process that was killed.
lock_visits() {
  _tries=0
  until mkdir -- "${_visits}/lock" 2>/dev/null || test ! -d "${_visits}" || test "${_tries}" -ge 50; do
    _tries=$((_tries + 1))
    sleep 0.1
  done
}

unlock_visits() {
  rmdir -- "${_visits}/lock" 2>/dev/null
}

# visit PID: that process uses the display until it ends, however it does.
visit() {
  (birth "$1" >"${_visits}/$1") 2>/dev/null
  if test -x "${_script}" && command -v setsid >/dev/null; then
    SIFTER_RANK=yes setsid "${_script}" watch-display "${_visits}" "${_guest}" "$1" </dev/null >/dev/null 2>&1 &
  else
    watch_visit "$1" </dev/null >/dev/null 2>&1 &
  fi
  _watcher=$!
}

# In a session of its own it outlives a signal to all the processes of the script.
watch_visit() {
  trap '' HUP INT QUIT TERM
  while kill -0 "$1"; do
    sleep 0.2
  done
  lock_visits
  rm -f -- "${_visits}/$1"
  forget_visits
  has_visits || xhost "-${_guest}"
  unlock_visits
}

# birth PID: prints when that process has begun, which tells it from a later one with its number.
birth() {
  read -r _process <"/proc/$1/stat" || return 0
  # shellcheck disable=SC2086 # the numbers after the name of the program are words
  set -- ${_process##*) }
  shift 19
  printf '%s\n' "$1"
}

# Whether somebody uses the display, or was killed before showing the user out.
has_visits() {
  for _visit in "${_visits}"/[0-9]*; do
    test ! -e "${_visit}" || return 0
  done
  return 1
}

# Removes the files of processes that have ended.
forget_visits() {
  for _visit in "${_visits}"/[0-9]*; do
    _begun=
    read -r _begun <"${_visit}"
    _now=$(birth "${_visit##*/}") || continue
    if test "${_begun}" != "${_now}" || test -z "${_now}"; then
      rm -f -- "${_visit}"
    fi
  done 2>/dev/null
}

is_let_in() {
  _guests=$(xhost 2>/dev/null) || return 1
  case "
${_guests}
" in
    *"
${_guest}
"*) return 0 ;;
    *) return 1 ;;
  esac
}

# keep_display_until PID: for what goes on when this script has ended.
keep_display_until() {
  test -n "${_grant}" || return 0
  kill -KILL "${_watcher}"
  wait "${_watcher}" 2>/dev/null
  lock_visits
  rm -f -- "${_visits}/$$"
  visit "$1"
  unlock_visits
}
### commands
watch-display)
  _visits=$1
  _guest=$2
  watch_visit "$3"
  ;;
### prepare
open_display
