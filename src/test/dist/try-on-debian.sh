#!/bin/bash
# try-on-debian.sh DISTRIBUTION [REGISTRY-IMAGE]: makes a fresh Debian 12 without Java, puts sifter there, and runs "sifter convert" and
# "sifter build" as an ordinary user. DISTRIBUTION is sifter-VERSION-linux-ARCH.tar.gz, which is unpacked, or
# sifter_VERSION_ARCH.deb, which is installed by apt. Run it as root, after src/test/engines/install-engines.sh, whose Apptainer
# is used in there; REGISTRY-IMAGE (127.0.0.1:5000/debian:bookworm) is what the image is built on.
set -euo pipefail
distribution=$(realpath "$1")
base=${2-127.0.0.1:5000/debian:bookworm}
multiarch=x86_64-linux-gnu
# The engine's files, where install-engines.sh has put them: Debian 12 has no Apptainer of its own.
engine_files=(/opt/sifter-engines/apptainer-libs "/usr/lib/$multiarch/apptainer" /etc/apptainer /usr/bin/apptainer
  /usr/bin/run-singularity)
engine_packages=squashfs-tools,squashfuse,fuse2fs,fuse-overlayfs,uidmap,ca-certificates,fakeroot,libsqlite3-0,libseccomp2

say() { printf '%s\n' "$*"; }
fail() { say "try-on-debian: $*" >&2; exit 1; }

root=$(mktemp -d /var/tmp/sifter-debian.XXXXXX)
clean_up() {
  local mounted
  for mounted in dev/shm dev proc sys; do
    if mountpoint -q "$root/$mounted"; then umount -l "$root/$mounted"; fi
  done
  rm -rf --one-file-system "$root"
}
trap clean_up EXIT

say "Debian 12 without Java:"
# shellcheck disable=SC2016 # apt fills in these names
mirror=$(apt-get indextargets --format '$(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' |
  awk '$2 == "bookworm" && $3 == "main" { print $1; exit }')
mmdebstrap --quiet --variant=minbase --include="$engine_packages" bookworm "$root" \
  "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror bookworm main"
chmod 755 "$root"
in_root() { chroot "$root" /usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 "$@"; }
! in_root sh -c 'command -v java' || fail "there is a Java"
say "  $(in_root cat /etc/debian_version), $(in_root dpkg-query -W -f x | wc -c) packages"

for file in "${engine_files[@]}"; do
  mkdir -p "$root$(dirname "$file")"
  cp -a "$file" "$root$(dirname "$file")/"
done
mkdir -p "$root/var/lib/apptainer/mnt/session"
mount --rbind /dev "$root/dev"
mount --make-rslave "$root/dev"
mount -t proc proc "$root/proc"
mount -t sysfs -o ro sys "$root/sys"
cp /etc/resolv.conf /etc/hosts "$root/etc/"

say "sifter:"
case $distribution in
  *.deb)
    cp "$distribution" "$root/tmp/sifter.deb"
    in_root dpkg --install /tmp/sifter.deb | sed 's/^/  /'
    sifter=/usr/bin/sifter
    ;;
  *)
    mkdir -p "$root/opt"
    tar -C "$root/opt" -xzf "$distribution"
    sifter=/$(cd "$root" && echo opt/sifter-*/bin/sifter)
    ;;
esac
in_root "$sifter" --version | sed 's/^/  /'

in_root useradd --create-home --shell /bin/bash tester
mkdir "$root/home/tester/project"
cat > "$root/home/tester/project/Dockerfile" << END
FROM $base
ENV GREETING=hello
COPY who /who
RUN printf '%s, %s\n' "\$GREETING" "\$(cat /who)" > /greeting
ENTRYPOINT ["cat", "/greeting"]
END
echo Debian > "$root/home/tester/project/who"
chroot "$root" chown -R tester: /home/tester
# As the root of a mount namespace: from within a chroot, Linux lets nobody make the user namespaces that Apptainer needs.
as_tester() {
  # shellcheck disable=SC2016 # for the inner shell
  unshare --mount --propagation private sh -c '
    mount --rbind "$1" "$1" && cd "$1" && mkdir -p .host && pivot_root . .host && cd / && umount -l /.host || exit
    shift
    cd /home/tester/project || exit
    exec setpriv --reuid=tester --regid=tester --init-groups /usr/bin/env -i HOME=/home/tester USER=tester \
      PATH=/usr/bin:/bin LC_ALL=C.UTF-8 "$@"' sh "$root" "$@"
}

say "sifter convert:"
as_tester "$sifter" convert -o image.def . 2>&1 | sed 's/^/  /'
grep -q '^From: ' "$root/home/tester/project/image.def" || fail "no definition file"
say "  $(wc -l < "$root/home/tester/project/image.def") lines"

say "sifter build:"
as_tester "$sifter" build --progress plain -o image.sif . 2>&1 | sed 's/^/  /'

say "apptainer run:"
greeting=$(as_tester apptainer --quiet run image.sif)
[ "$greeting" = "hello, Debian" ] || fail "the image says: $greeting"
say "  $greeting"
say "done"
