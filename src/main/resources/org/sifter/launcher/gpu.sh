### help
  --gpu                   use this machine's GPU
  --no-gpu                do not use this machine's GPU
### defaults
_gpu=${_image_gpu:+if-there}
### options
--gpu) _gpu=yes ;;
--no-gpu) _gpu= ;;
### functions
choose_gpu() {
  test -n "${_gpu}" || return 0
  _found=
  case ${_image_gpu:-nvidia rocm} in
    *nvidia*)
      if test -e /dev/nvidiactl && gives_gpu "${CUDA_VISIBLE_DEVICES-all}"; then
        add --nv
        _found=yes
        pass CUDA_VISIBLE_DEVICES
      fi
      ;;
    *) ;;
  esac
  case ${_image_gpu:-nvidia rocm} in
    *rocm*)
      if test -e /dev/kfd && gives_gpu "${ROCR_VISIBLE_DEVICES-all}"; then
        add --rocm
        _found=yes
        pass ROCR_VISIBLE_DEVICES
      fi
      ;;
    *) ;;
  esac
  test -n "${_found}" || tell "there is no GPU here that the image can use: going on without (--no-gpu says nothing)"
}

# gives_gpu LIST: whether the scheduler has given the job a GPU; it says NoDevFiles, or nothing, when it has not.
gives_gpu() {
  test -n "$1" && test "$1" != NoDevFiles
}

# pass NAME: --clean takes no notice of what the scheduler says, the programs have to.
pass() {
  if test -n "${_clean}" && is_set "$1"; then
    set_variable "$1"
  fi
}
### prepare
choose_gpu
