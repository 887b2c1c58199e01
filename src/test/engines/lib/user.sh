# The ordinary users that Apptainer runs as: one with subordinate ids, as a well kept cluster gives them, and one without. Sourced by install-engines.sh.
# shellcheck shell=bash

# grant_subids FILE: a range of 65536 ids in /etc/subuid or /etc/subgid, after all others. useradd makes one for a new user;
# this is for a user that came without.
grant_subids() {
  local file=$1 start
  touch "$file"
  if grep -q "^$ENGINE_USER:" "$file"; then return 0; fi
  start=$(awk -F: 'BEGIN { end = 100000 } $2 + $3 > end { end = $2 + $3 } END { print end }' "$file")
  printf '%s:%s:65536\n' "$ENGINE_USER" "$start" >> "$file"
}

make_engine_users() {
  id "$ENGINE_USER" >> "$LOG" 2>&1 || quietly useradd --create-home --shell /bin/bash "$ENGINE_USER"
  grant_subids /etc/subuid
  grant_subids /etc/subgid

  id "$PLAIN_USER" >> "$LOG" 2>&1 || quietly useradd --create-home --shell /bin/bash "$PLAIN_USER"
  sed -i "/^$PLAIN_USER:/d" /etc/subuid /etc/subgid

  # A bare machine has the device for root only, or not at all; both come back with each restart.
  [ -e /dev/fuse ] || quietly modprobe fuse || quietly mknod /dev/fuse c 10 229
  chmod 666 /dev/fuse
}
