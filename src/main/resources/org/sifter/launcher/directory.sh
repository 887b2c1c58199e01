### help
  --here                  work in this directory, not in the image's own
  --cwd DIR               work in DIR of the container
### defaults
_here=
_cwd=
### options
--here) _here=yes ;;
--cwd)
  value "$@"
  _cwd=$2
  shift
  ;;
### functions
# The image's own directory is for run; exec and shell work where the caller is, as files are named from there.
choose_directory() {
  if test -n "${_here}${_cwd}" && test "${_action}" = start; then
    usage_error "a service starts in the image's own directory, so start takes neither --here nor --cwd"
  fi
  if test -n "${_cwd}"; then
    case ${_cwd} in
      /*) add --pwd "${_cwd}" ;;
      *) usage_error "--cwd takes an absolute path of the container, not ${_cwd}" ;;
    esac
  elif test -n "${_here}"; then
    show_caller_directory
    add --pwd "${PWD}"
  elif test "${_action}" = run && test -n "${_image_workdir}"; then
    add --pwd "${_image_workdir}"
  fi
}
# The image's system directories are not to be hidden by those of this machine.
show_caller_directory() {
  case ${PWD} in
    /) ;;
    /bin | /bin/* | /boot | /dev | /dev/* | /etc | /etc/* | /lib* | /opt | /proc | /proc/* | /root | /run | /sbin | /sbin/* | \
      /sys | /sys/* | /usr | /usr/* | /var)
      usage_error "--here cannot be in ${PWD}, as the image has a ${PWD} of its own: call it in another directory, or use --cwd"
      ;;
    *) bind "${PWD}" "${PWD}" ;;
  esac
}
### prepare
choose_directory
