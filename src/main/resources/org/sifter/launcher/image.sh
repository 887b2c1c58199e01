### help
  --sif FILE              the image (also: SIFTER_SIF=FILE)
### defaults
_sif=
### options
--sif)
  value "$@"
  _sif=$2
  shift
  ;;
### functions
# Sets _script to this file, and _script_directory to where it is, links followed.
find_script() {
  _script=${_job_script:-$0}
  case ${_script} in
    */*) ;;
    *) _script=$(command -v "${_script}") || _script=./$0 ;;
  esac
  while test -L "${_script}"; do
    _link=$(readlink "${_script}") || break
    case ${_link} in
      /*) _script=${_link} ;;
      *) _script=${_script%/*}/${_link} ;;
    esac
  done
  _script_directory=$(CDPATH="" cd -P "${_script%/*}/" && pwd) || fail 66 "cannot enter ${_script%/*}"
  _script=${_script_directory%/}/${_script##*/}
}

# Sets _image, and _own_image for good, to the image's absolute path.
name_image() {
  _image=${_sif:-${SIFTER_SIF:-}}
  if test -n "${_image}"; then
    case ${_image} in
      /*) ;;
      *) _image=${PWD%/}/${_image} ;;
    esac
  else
    case ${_image_sif} in
      /*) _image=${_image_sif} ;;
      *) _image=${_script_directory%/}/${_image_sif} ;;
    esac
  fi
  _own_image=${_image}
}

# Nothing has been done yet when it is missing.
find_image() {
  name_image
  if test ! -e "${_image}"; then
    quote "${_image}"
    fail 66 "there is no image ${_image}; build it in the directory of its Dockerfile: ${_image_build} -o ${_quoted}"
  fi
  test -r "${_image}" || fail 66 "you have no permission to read ${_image}"
}
### prepare
find_script
find_image
find_engine
