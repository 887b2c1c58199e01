log() {
  echo "$1"
}
