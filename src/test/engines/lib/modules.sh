# Environment Modules, only unpacked: as packages they and Lmod exclude each other. Sourced by install-engines.sh.
# shellcheck shell=bash

# install_environment_modules: the program that modulefiles in Tcl are read by, run with tclsh.
install_environment_modules() {
  local into=$OPT/environment-modules
  [ ! -x "$into/usr/lib/modulecmd.tcl" ] || return 0
  install -d "$STATE/debs" "$into"
  (cd "$STATE/debs" && quietly apt-get -q download environment-modules)
  quietly dpkg -x "$STATE"/debs/environment-modules_*.deb "$into"
  rm -rf "$STATE/debs"
}
