### functions
# Sets _engine to the program that runs images.
find_engine() {
  _engine=${SIFTER_ENGINE:-${_site_engine}}
  _wanted=${_engine}
  pick_engine && return
  for _module in "${SIFTER_MODULE:-${_site_module}}" apptainer singularity singularityce; do
    test -n "${_module}" || continue
    load_module "${_module}"
    pick_engine && return
  done
  test -z "${_wanted}" ||
    fail 69 "there is no program ${_wanted}, which SIFTER_ENGINE or the site profile names"
  fail 69 "there is neither apptainer nor singularity on this machine: load the module that has it, or name the program in SIFTER_ENGINE"
}

pick_engine() {
  for _engine in ${_wanted:-apptainer singularity}; do
    if command -v "${_engine}" >/dev/null; then
      return 0
    fi
  done
  return 1
}

# load_module NAME: what came of it can only be told by what is there afterwards.
load_module() {
  set +u
  if ! command -v module >/dev/null; then
    for _file in "${LMOD_PKG:-}/init/sh" "${MODULESHOME:-}/init/sh" /etc/profile.d/lmod.sh \
      /etc/profile.d/z00_lmod.sh /etc/profile.d/modules.sh; do
      if test -r "${_file}"; then
        # shellcheck source=/dev/null
        . "${_file}" >/dev/null 2>&1
        break
      fi
    done
  fi
  if command -v module >/dev/null; then
    module load "$1" >/dev/null 2>&1
  fi
  set -u
}
