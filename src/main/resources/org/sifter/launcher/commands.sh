### help
  --engine-option WORD    an option for the engine, as it is; also: SIFTER_OPTIONS='OPTION...' for all calls of this script
### defaults
# The function that has other words than those of the image itself: all of them, or those of CMD when only the image knows its
# ENTRYPOINT.
_own_command=
_own_arguments=
_run_arguments=0
### options
--engine-option)
  value "$@"
  add "$2"
  shift
  ;;
### commands-help
  run [ARG]...            what the image is made for (the default)
  exec PROGRAM [ARG]...   a program of the image
  shell [PROGRAM]         a shell in the image: the engine's choice, or PROGRAM
  inspect [OPTION]...     the labels of the image, or what else the engine's inspect shows
### commands
run)
  _run_arguments=$#
  prepare
  if test -n "${_here}${_cwd}${_own_command}"; then
    "${_own_command:-image_command}" run_words "$@"
  elif test -n "${_own_arguments}"; then
    "${_own_arguments}" run_image "$@"
  else
    run_image "$@"
  fi
  ;;
exec)
  test "${1:-}" != -- || shift
  test "$#" -gt 0 || usage_error "exec needs a program"
  prepare
  launch exec "$@"
  ;;
shell)
  test "$#" -lt 2 || usage_error "shell takes no arguments but a program's name; to run one: ${_program} exec PROGRAM [ARG]..."
  test "$#" = 0 || add --shell "$1"
  prepare
  launch shell
  ;;
inspect)
  find_script
  find_image
  find_engine
  run_engine inspect "$@" "${_image}"
  ;;
### functions
# launch VERB [ARG]...: runs the image with what has been chosen.
launch() {
  _verb=$1
  shift
  eval "set -- ${_engine_options} \"\${_image}\" \"\$@\""
  run_engine "${_verb}" "$@"
}

# run_engine WORD...: becomes the engine, so that signals reach it and its exit status is that of the script.
run_engine() {
  set -- "${_engine}" ${_engine_noise:+"${_engine_noise}"} "$@"
  if test -n "${_dry_run}"; then
    show "$@"
    exit 0
  fi
  "${_last_step}" "$@"
}

# run_image [ARG]...: runs it by its run script.
run_image() {
  launch run "$@"
}

# run_words WORD...: runs the image's command without its run script, which would go to the image's own directory.
run_words() {
  test "$#" -gt 0 || fail 2 "the image has no command: name one with ${_program} exec"
  launch exec "$@"
}
