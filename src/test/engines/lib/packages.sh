# Debian packages: those of the machine's own release, installed as usual, and single ones of unstable, only unpacked.
# Sourced by install-engines.sh.
# shellcheck shell=bash

# slurm-wlm .. tcl8.6 are what launchers meet on clusters (libpmix2 has to be there before slurmd starts); shellcheck reads
# launchers, and xvfb .. x11-utils are the display that they show windows on; squashfs-tools ..
# containernetworking-plugins are what Apptainer calls or depends on; libgpgme11 brings the gpg libraries' own dependencies for
# buildah; mmdebstrap and busybox-static make the base images; git, ssh-agent, python3 and fakeroot are what builds use;
# tmux is the terminal of the tests, zsh, fish and groff read what is written for them.
readonly DEBIAN_PACKAGES=(
  ca-certificates curl jq patchelf
  slurm-wlm munge libpmix2 openmpi-bin libopenmpi-dev gcc libc6-dev lmod tcl8.6
  shellcheck xvfb xauth x11-xserver-utils x11-utils
  squashfs-tools squashfuse fuse2fs fuse-overlayfs uidmap containernetworking-plugins
  libgpgme11 docker-registry mmdebstrap busybox-static git openssh-client python3-minimal fakeroot tmux
  zsh fish groff)

install_debian_packages() {
  local package missing=()
  for package in "${DEBIAN_PACKAGES[@]}"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>> "$LOG" || true)" = installed ] || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  say "  installing ${missing[*]}"
  quietly apt-get -q update
  DEBIAN_FRONTEND=noninteractive quietly apt-get -q install -y --no-install-recommends "${missing[@]}"
}

# The mirror that this machine itself uses for Debian's main archive.
debian_mirror() {
  local mirror
  # shellcheck disable=SC2016  # apt fills in these names
  mirror=$(apt-get indextargets --format '$(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' |
    awk '$2 == "bookworm" && $3 == "main" { print $1; exit }')
  [ -n "$mirror" ] || fail "no 'bookworm main' among this machine's apt sources"
  printf '%s\n' "${mirror%/}"
}

# apt_unstable COMMAND ARG...: that apt command, seeing Debian unstable only. Source list, package lists and cache are its own,
# so that nothing of unstable can ever be picked by the machine's apt.
apt_unstable() {
  local command=$1 private=$STATE/apt
  shift
  "$command" -q -o Dir::Etc::SourceList="$private/unstable.list" -o Dir::Etc::SourceParts=- \
    -o Dir::State::Lists="$private/lists" -o Dir::Cache="$private/cache" \
    -o Acquire::Languages=none -o APT::Sandbox::User=root "$@"
}

unstable_lists_ready=

# unpack_unstable DIR PACKAGE...: the files of these packages of unstable, under DIR, with no maintainer script run.
unpack_unstable() {
  local into=$1 private=$STATE/apt deb mirror
  shift
  if [ -z "$unstable_lists_ready" ]; then
    mirror=$(debian_mirror)
    install -d "$private/lists/partial" "$private/cache/archives/partial"
    printf 'deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] %s sid main\n' "$mirror" > "$private/unstable.list"
    quietly apt_unstable apt-get update
    unstable_lists_ready=yes
  fi
  rm -rf "$into" "$private/debs"
  install -d "$into" "$private/debs"
  (cd "$private/debs" && quietly apt_unstable apt-get download "$@")
  for deb in "$private"/debs/*.deb; do
    quietly dpkg -x "$deb" "$into"
  done
  rm -rf "$private/debs"
}
