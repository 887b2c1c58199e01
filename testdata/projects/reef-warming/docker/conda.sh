# To be sourced: as much of "conda activate" as this image needs.
conda() {
  case ${1-} in
    activate)
      CONDA_DEFAULT_ENV=${2:-base}
      CONDA_PREFIX=$CONDA_DIR/envs/$CONDA_DEFAULT_ENV
      export CONDA_DEFAULT_ENV CONDA_PREFIX
      for hook in "$CONDA_PREFIX"/etc/conda/activate.d/*.sh; do
        [ ! -r "$hook" ] || . "$hook"
      done
      ;;
    *) command conda "$@" ;;
  esac
}
