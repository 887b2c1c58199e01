### defaults
leave_path "${0%/*}"
### functions
# leave_path DIR: takes a directory out of PATH, as the commands beside this script are none that it may call itself.
leave_path() {
  _kept=
  _rest=${PATH}:
  while test -n "${_rest}"; do
    _directory=${_rest%%:*}
    _rest=${_rest#*:}
    test "${_directory}" = "$1" || _kept=${_kept}:${_directory}
  done
  PATH=${_kept#:}
}
### shim
# Called by the name of one of the image's programs, it is that program: all that follows are arguments of it.
if image_program "${_program}"; then
  _quiet=yes
  set -- exec "${_offered}" "$@"
fi
