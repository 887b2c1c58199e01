#!/bin/bash
# Installs the real engines that sifter's output is tested against, on a Debian 12 machine (CI runner, container, laptop):
#
#   apptainer        the engine that builds and runs definition files, used as an ordinary user
#   buildah          the Dockerfile builder whose images are the expected answer, used as root
#   slurm, Open MPI, Lmod, Environment Modules, an X server
#                    what launchers meet on clusters
#   docker-registry  on 127.0.0.1:5000, with the base images busybox, debian:bookworm, configured and
#                    distroless/static (no shell)
#
# Run it as root. It may be run again at any time: what is in place already is left alone, and a machine that was restarted
# gets back what a restart loses (the registry's process, the mode of /dev/fuse). Tests call the programs in
# /opt/sifter-engines/bin; each says at its top how.
set -Eeuo pipefail

HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# Programs, and the libraries that they need from Debian unstable.
readonly OPT=/opt/sifter-engines
# Everything that grows: images, registry, caches, logs.
readonly STATE=/var/lib/sifter-engines
readonly LOG=$STATE/install.log
# Must be the one that Apptainer finds over plain http without asking: the loopback address.
readonly REGISTRY=127.0.0.1:5000
readonly ENGINE_USER=sifter-engine
# The one without subordinate ids.
readonly PLAIN_USER=sifter-plain

# shellcheck source-path=SCRIPTDIR source=lib/steps.sh
. "$HERE/lib/steps.sh"
# shellcheck source=lib/packages.sh
. "$HERE/lib/packages.sh"
# shellcheck source=lib/engines.sh
. "$HERE/lib/engines.sh"
# shellcheck source=lib/user.sh
. "$HERE/lib/user.sh"
# shellcheck source=lib/registry.sh
. "$HERE/lib/registry.sh"
# shellcheck source=lib/modules.sh
. "$HERE/lib/modules.sh"
# shellcheck source=lib/images.sh
. "$HERE/lib/images.sh"

[ "$(id -u)" = 0 ] || { echo "install-engines: run me as root" >&2; exit 2; }
[ "$(dpkg --print-architecture)" = amd64 ] || { echo "install-engines: written for amd64 only" >&2; exit 2; }
install -d -m 755 "$OPT" "$OPT/bin" "$STATE" "$STATE/images"
install -d -m 1777 "$STATE/work"
: > "$LOG"

step "Debian packages";    install_debian_packages
step "Environment Modules"; install_environment_modules
step "Apptainer";          install_apptainer
step "buildah";            install_buildah
step "engine users";       make_engine_users
step "test programs";      install -m 755 "$HERE"/bin/* "$OPT/bin/"
step "registry";           start_registry
step "base images";        publish_image busybox latest
                           publish_image configured latest
                           publish_image debian bookworm
                           publish_image distroless/static latest
                           write_base_config
step "trial build";        try_engines
say "ready: programs in $OPT/bin, registry on $REGISTRY, image configs in $STATE/base-config.json"
