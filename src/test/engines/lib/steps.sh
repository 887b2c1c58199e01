# Progress and failure messages. Sourced by install-engines.sh.
# shellcheck shell=bash

current_step=start

say() { printf 'install-engines: %s\n' "$*"; }

# step NAME: from here on a failure is reported under this name.
step() {
  current_step=$1
  say "$current_step"
}

# quietly CMD...: its output is of interest only when it fails.
quietly() { "$@" >> "$LOG" 2>&1; }

# fail MESSAGE: ends the script with a message of our own.
fail() {
  printf 'install-engines: FAILED at step "%s": %s\n' "$current_step" "$*" >&2
  trap - ERR
  exit 1
}

report_failure() {
  printf 'install-engines: FAILED at step "%s": %s (exit %s); end of %s:\n' "$current_step" "$1" "$2" "$LOG" >&2
  tail -n 20 "$LOG" >&2
}
trap 'report_failure "$BASH_COMMAND" "$?"' ERR
