### help
  --gpu                   use this machine's GPU
  --no-gpu                do not use this machine's GPU
### defaults
gpu=${image_gpu:+if-there}
### options
--gpu) gpu=yes ;;
--no-gpu) gpu= ;;
### functions
choose_gpu() {
  test -n "${gpu}" || return 0
  found=
  case ${image_gpu:-nvidia rocm} in
    *nvidia*)
      if test -e /dev/nvidiactl && gives_gpu "${CUDA_VISIBLE_DEVICES-all}"; then
        add --nv
        found=yes
        pass CUDA_VISIBLE_DEVICES
      fi
      ;;
    *) ;;
  esac
  case ${image_gpu:-nvidia rocm} in
    *rocm*)
      if test -e /dev/kfd && gives_gpu "${ROCR_VISIBLE_DEVICES-all}"; then
        add --rocm
        found=yes
        pass ROCR_VISIBLE_DEVICES
      fi
      ;;
    *) ;;
  esac
  test -n "${found}" || tell "there is no GPU here that the image can use: going on without (--no-gpu says nothing)"
}

# gives_gpu LIST: whether the scheduler has given the job a GPU; it says NoDevFiles, or nothing, when it has not.
gives_gpu() {
  test -n "$1" && test "$1" != NoDevFiles
}

# pass NAME: --clean takes no notice of what the scheduler says, the programs have to.
pass() {
  if test -n "${clean}" && is_set "$1"; then
    set_variable "$1"
  fi
}
### prepare
choose_gpu
