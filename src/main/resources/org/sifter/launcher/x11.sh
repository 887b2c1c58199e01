### help
  --x11                   show windows on the display of DISPLAY
  --no-x11                no windows
### defaults
x11=
grant=
### options
--x11) x11=yes ;;
--no-x11) x11= ;;
### functions
open_display() {
  test -n "${x11}" || return 0
  if test -z "${DISPLAY:-}"; then
    say "DISPLAY is not set: going on without graphics"
    return 0
  fi
  cookie=${XAUTHORITY:-${HOME:-}/.Xauthority}
  if test -r "${cookie}"; then
    bind "${cookie}" /.xauthority ro
    forward XAUTHORITY /.xauthority
  else
    cookie=
  fi
  case ${DISPLAY} in
    :* | unix:*) open_local_display || return 0 ;;
    *)
      if test -z "${cookie}"; then
        say "there is no cookie for the display ${DISPLAY}: going on without graphics"
        return 0
      fi
      ;;
  esac
  forward DISPLAY "${DISPLAY}"
}

# A local display lets in whom xhost names. The user alone is let in, never the whole machine, and only until the end.
open_local_display() {
  if test -n "${contain}${tmp}" && test -d /tmp/.X11-unix; then
    bind /tmp/.X11-unix /tmp/.X11-unix
  fi
  if ! command -v xhost >/dev/null; then
    test -n "${cookie}" && return 0
    say "there is neither xhost nor a cookie for the display ${DISPLAY}: going on without graphics"
    return 1
  fi
  test -z "${dry_run}" || return 0
  guest=SI:localuser:$(id -un) || return 0
  let_in
}

# Several programs may use the display at the same time: each leaves a file, called by its process, in a directory of the
# display's, and the last one shows the user out. Who was let in without such a file has been let in by somebody else, and stays.
let_in() {
  find_visits || return 0
  lock_visits
  if is_let_in; then
    has_visits && grant=yes
  elif xhost "+${guest}" >/dev/null 2>&1; then
    grant=yes
  fi
  forget_visits
  test -z "${grant}" || visit "$$"
  unlock_visits
}

# Sets visits to the directory, which is of this machine's processes alone.
find_visits() {
  case ${XDG_RUNTIME_DIR:-}:${XDG_STATE_HOME:-} in
    /*:*) visits=${XDG_RUNTIME_DIR} ;;
    *:/*) visits=${XDG_STATE_HOME} ;;
    *) visits=${HOME:-}/.local/state ;;
  esac
  display=${DISPLAY#unix}
  replace "${display%.*}" / -
  visits=${visits}/sifter/display/${node}${replaced}
  (umask 077 && mkdir -p -- "${visits}") 2>/dev/null || {
    test -n "${cookie}" || say "cannot make ${visits}, so that xhost lets nobody in"
    return 1
  }
}

# A lock is held for a moment; one that stays is of a process that was killed.
lock_visits() {
  tries=0
  until mkdir -- "${visits}/lock" 2>/dev/null || test "${tries}" -ge 50; do
    tries=$((tries + 1))
    sleep 0.1
  done
}

unlock_visits() {
  rmdir -- "${visits}/lock" 2>/dev/null
}

# visit PID: that process uses the display until it ends, however it does.
visit() {
  (birth "$1" >"${visits}/$1") 2>/dev/null
  watch_visit "$1" &
  watcher=$!
}

watch_visit() {
  trap '' HUP INT QUIT TERM
  exec </dev/null >/dev/null 2>&1
  while kill -0 "$1"; do
    sleep 1
  done
  lock_visits
  rm -f -- "${visits}/$1"
  forget_visits
  has_visits || xhost "-${guest}"
  unlock_visits
}

# birth PID: prints when that process has begun, which tells it from a later one with its number.
birth() {
  read -r process <"/proc/$1/stat" || return 0
  # shellcheck disable=SC2086 # the numbers after the name of the program are words
  set -- ${process##*) }
  shift 19
  printf '%s\n' "$1"
}

# Whether somebody uses the display, or was killed before showing the user out.
has_visits() {
  for visit in "${visits}"/[0-9]*; do
    test ! -e "${visit}" || return 0
  done
  return 1
}

# Removes the files of processes that have ended.
forget_visits() {
  for visit in "${visits}"/[0-9]*; do
    begun=
    read -r begun <"${visit}"
    now=$(birth "${visit##*/}") || continue
    if test "${begun}" != "${now}" || test -z "${now}"; then
      rm -f -- "${visit}"
    fi
  done 2>/dev/null
}

is_let_in() {
  guests=$(xhost 2>/dev/null) || return 1
  case "
${guests}
" in
    *"
${guest}
"*) return 0 ;;
    *) return 1 ;;
  esac
}

# keep_display_until PID: for what goes on when this script has ended.
keep_display_until() {
  test -n "${grant}" || return 0
  kill -KILL "${watcher}"
  lock_visits
  rm -f -- "${visits}/$$"
  visit "$1"
  unlock_visits
}
### prepare
open_display
