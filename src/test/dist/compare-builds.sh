#!/bin/bash
# compare-builds.sh [MAVEN-OPTION...]: builds the committed sources twice, in two directories, with -Pdist, and tells of each
# artefact whether the two are the same bytes. Exit status 1 when one differs.
set -euo pipefail
sources=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Paths of unlike length, and files that lie in another order.
first=$work/first
second=$work/a/place/of/another/name
git clone --quiet "$sources" "$first"
git clone --quiet "$first" "$second"
for copy in "$first" "$second"; do
  (cd "$copy" && mvn -q package -Pdist -Dmaven.test.skip "$@")
done

status=0
cd "$first/target"
for artefact in sifter.jar sifter-*.tar.gz sifter_*.deb; do
  if cmp "$artefact" "$second/target/$artefact"; then
    printf '%s  %s  %s bytes\n' same "$artefact" "$(stat -c %s "$artefact")"
  else
    status=1
  fi
done
exit $status
