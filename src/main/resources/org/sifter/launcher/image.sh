### help
  --sif FILE              the image (also: SIFTER_SIF=FILE)
### defaults
sif=
### options
--sif)
  value "$@"
  sif=$2
  shift
  ;;
### functions
# Sets script to this file, and script_directory to where it is, links followed.
find_script() {
  script=${job_script:-$0}
  case ${script} in
    */*) ;;
    *) script=$(command -v "${script}") || script=./$0 ;;
  esac
  while test -L "${script}"; do
    link=$(readlink "${script}") || break
    case ${link} in
      /*) script=${link} ;;
      *) script=${script%/*}/${link} ;;
    esac
  done
  script_directory=$(cd -P "${script%/*}/" && pwd) || fail 66 "cannot enter ${script%/*}"
  script=${script_directory%/}/${script##*/}
}

# Sets image to the image's absolute path. Nothing has been done yet when it is missing.
find_image() {
  image=${sif:-${SIFTER_SIF:-}}
  if test -n "${image}"; then
    case ${image} in
      /*) ;;
      *) image=${PWD%/}/${image} ;;
    esac
  else
    case ${image_sif} in
      /*) image=${image_sif} ;;
      *) image=${script_directory%/}/${image_sif} ;;
    esac
  fi
  if test ! -e "${image}"; then
    quote "${image}"
    fail 66 "there is no image ${image}; build it in the directory of its Dockerfile: ${image_build} -o ${quoted}"
  fi
  test -r "${image}" || fail 66 "you have no permission to read ${image}"
}
### prepare
find_script
find_image
find_engine
