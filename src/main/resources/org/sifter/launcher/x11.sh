### help
  --x11                   show windows on the display of DISPLAY
### defaults
x11=
grant=
### options
--x11) x11=yes ;;
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
  user=$(id -un) || return 0
  if test -z "${dry_run}" && ! is_let_in && xhost "+SI:localuser:${user}" >/dev/null; then
    grant="SI:localuser:${user}"
    close_display_after "$$"
    watcher=$!
  fi
}

is_let_in() {
  guests=$(xhost 2>/dev/null) || return 1
  case "
${guests}
" in
    *"
SI:localuser:${user}
"*) return 0 ;;
    *) return 1 ;;
  esac
}

# close_display_after PID: takes the grant back when that process is gone, however it ends.
close_display_after() {
  test -n "${grant}" || return 0
  (
    trap '' HUP INT QUIT TERM
    exec </dev/null >/dev/null 2>&1
    while kill -0 "$1"; do
      sleep 1
    done
    xhost "-${grant}"
  ) &
}

# keep_display_until PID: for what goes on when this script has ended.
keep_display_until() {
  test -n "${grant}" || return 0
  close_display_after "$1"
  kill -KILL "${watcher}"
}
### prepare
open_display
