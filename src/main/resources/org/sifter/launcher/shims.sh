### defaults
leave_path "${0%/*}"
### functions
# leave_path DIR: takes a directory out of PATH, as the commands beside this script are none that it may call itself.
leave_path() {
  kept=
  rest=${PATH}:
  while test -n "${rest}"; do
    directory=${rest%%:*}
    rest=${rest#*:}
    test "${directory}" = "$1" || kept=${kept}:${directory}
  done
  PATH=${kept#:}
}
### shim
# Called by the name of one of the image's programs, it is that program: all that follows are arguments of it.
if image_program "${program}"; then
  quiet=yes
  set -- exec "${offered}" "$@"
fi
