# Apptainer and buildah from Debian unstable, beside the system's C library. Sourced by install-engines.sh.
# shellcheck shell=bash
#
# Bookworm has no Apptainer, and its buildah knows no heredocs. Unstable's need a newer glibc than bookworm's, so each gets a
# library folder of its own, and its programs are made to load from there.

readonly MULTIARCH=x86_64-linux-gnu

# run_beside LIBRARIES PROGRAM...: makes these programs use that folder's loader and libraries.
# --force-rpath writes DT_RPATH, which also counts for libraries of libraries; with DT_RUNPATH "apptainer build" from a SIF ends
# with "GLIBC_2.38 not found".
run_beside() {
  local libraries=$1 program
  shift
  for program; do
    quietly patchelf --force-rpath --set-interpreter "$libraries/ld-linux-x86-64.so.2" \
      --set-rpath "$libraries:/usr/lib/$MULTIARCH" "$program"
  done
}

install_apptainer() {
  if ! apptainer version >> "$LOG" 2>&1; then
    local files=$STATE/unpacked
    unpack_unstable "$files" apptainer libc6
    rm -rf "$OPT/apptainer-libs"
    cp -a "$files/usr/lib/$MULTIARCH" "$OPT/apptainer-libs"
    rm -rf "$OPT/apptainer-libs/apptainer"
    run_beside "$OPT/apptainer-libs" "$files/usr/bin/apptainer" "$files/usr/lib/$MULTIARCH/apptainer/bin/starter"
    # Apptainer's own files must lie where it was configured for: those paths are compiled in.
    rm -rf "/usr/lib/$MULTIARCH/apptainer"
    cp -a "$files/usr/lib/$MULTIARCH/apptainer" "/usr/lib/$MULTIARCH/"
    [ -e /etc/apptainer ] || cp -a "$files/etc/apptainer" /etc/
    cp -a "$files/usr/bin/run-singularity.apptainer" /usr/bin/run-singularity  # the first line of every SIF names this
    cp -a "$files/usr/bin/apptainer" /usr/bin/
    install -d /var/lib/apptainer/mnt/session
    rm -rf "$files"
  fi
  local version
  version=$(apptainer version)
  say "  apptainer $version"
  # Not an error: unstable moves on. But the recorded facts and expectations were taken with 1.4.
  case $version in 1.4.*) ;; *) say "  WARNING: the tests were written against Apptainer 1.4" ;; esac
}

install_buildah() {
  local home=$OPT/buildah
  if ! "$home/buildah" --version >> "$LOG" 2>&1; then
    local files=$STATE/unpacked
    unpack_unstable "$files" buildah netavark libc6 libgpgme45 libassuan9 libgpg-error0 libsubid6 libseccomp2 libsqlite3-0
    rm -rf "$home"
    install -d "$home"
    cp -a "$files/usr/lib/$MULTIARCH" "$home/libs"
    # It will not start without netavark, although builds here use the host's network.
    cp -a "$files/usr/lib/podman/netavark" "$files/usr/bin/buildah" "$home/"
    run_beside "$home/libs" "$home/buildah" "$home/netavark"
    printf '[engine]\nhelper_binaries_dir = ["%s"]\n' "$home" > "$home/containers.conf"
    rm -rf "$files"
  fi
  if [ ! -e "$home/storage-driver" ]; then
    rm -rf "$STATE/buildah" "$STATE/buildah-run" # made with another driver
    storage_driver > "$home/storage-driver"
  fi
  # buildah refuses to touch an image without a signature policy; the package that holds Debian's is not needed otherwise.
  install -d /etc/containers
  [ -e /etc/containers/policy.json ] ||
    printf '{"default": [{"type": "insecureAcceptAnything"}]}\n' > /etc/containers/policy.json
  say "  $("$home/buildah" --version), $(cat "$home/storage-driver") storage"
}

# How buildah's store keeps layers: vfs copies all files for each, but works on every file system, also inside a container, where
# overlay mounts do not nest.
storage_driver() {
  local dir driver=vfs
  dir=$(mktemp -d "$STATE/overlay.XXXXXX")
  mkdir "$dir/lower" "$dir/upper" "$dir/work" "$dir/merged"
  if mount -t overlay -o "lowerdir=$dir/lower,upperdir=$dir/upper,workdir=$dir/work" overlay "$dir/merged" 2>> "$LOG"; then
    umount "$dir/merged"
    driver=overlay
  fi
  rm -rf "$dir"
  printf '%s\n' "$driver"
}

# One small build with each engine: better to hear of a missing kernel feature here than in fifty failing tests.
try_engines() {
  local dir
  dir=$(mktemp -d "$STATE/work/trial.XXXXXX")
  printf 'Bootstrap: docker\nFrom: %s/busybox:latest\n%%post\n    umount /tmp /var/tmp\n    echo built > /result\n' "$REGISTRY" > "$dir/trial.def"
  printf 'FROM %s/busybox\nRUN <<END\necho built > /result\nEND\n' "$REGISTRY" > "$dir/Dockerfile"
  chown -R "$ENGINE_USER:" "$dir"
  quietly "$OPT/bin/sifter-apptainer" build --sandbox "$dir/trial" "$dir/trial.def"
  [ "$("$OPT/bin/sifter-apptainer" exec --fakeroot "$dir/trial" cat /result 2>> "$LOG")" = built ] || fail "apptainer exec"
  quietly "$OPT/bin/sifter-buildah" bud --tag sifter-trial "$dir"
  quietly "$OPT/bin/sifter-buildah" rmi sifter-trial
  rm -rf "$dir"
}
