# The base images: each folder under images/ holds one Dockerfile and, where it starts from nothing, rootfs.sh, which makes the
# tar archive that the Dockerfile adds. Sourced by install-engines.sh.
# shellcheck shell=bash

# What an image is made of, as one line; another line means that it must be made again.
image_fingerprint() {
  cat "$HERE/images/$1"/* "$HERE/images/busybox"/* | sha256sum
}

in_registry() {
  curl -fsS -o /dev/null --max-time 5 -H 'Accept: application/vnd.docker.distribution.manifest.v2+json' \
    "http://$REGISTRY/v2/$1/manifests/$2" 2>> "$LOG"
}

# publish_image NAME TAG: makes images/NAME and pushes it, unless the registry has it in this very form.
publish_image() {
  local name=$1 tag=$2 reference=$REGISTRY/$1:$2 fingerprint
  fingerprint=$(image_fingerprint "$name")
  if in_registry "$name" "$tag" && [ "$(cat "$STATE/images/$name.made" 2>> "$LOG")" = "$fingerprint" ]; then return 0; fi
  say "  making $reference"
  local context=$STATE/context
  rm -rf "$context"
  cp -a "$HERE/images/$name" "$context"
  if [ -e "$context/rootfs.sh" ]; then
    quietly bash "$context/rootfs.sh" "$context/rootfs.tar" "$(debian_mirror)"
  fi
  quietly "$OPT/bin/sifter-buildah" bud --tag "$reference" --build-arg REGISTRY="$REGISTRY" "$context"
  quietly "$OPT/bin/sifter-buildah" push --tls-verify=false "$reference"
  mkdir -p "$(dirname "$STATE/images/$name")"
  "$OPT/bin/sifter-buildah" inspect --type image "$reference" | jq .OCIv1.config > "$STATE/images/$name.json"
  printf '%s\n' "$fingerprint" > "$STATE/images/$name.made"
  rm -rf "$context"
}

# The images' configs in the form that "sifter --base-config" reads, under every name that a FROM line may use for them.
write_base_config() {
  jq -n --arg registry "$REGISTRY" \
    --slurpfile busybox "$STATE/images/busybox.json" \
    --slurpfile configured "$STATE/images/configured.json" \
    --slurpfile debian "$STATE/images/debian.json" \
    --slurpfile distroless "$STATE/images/distroless/static.json" '
    def entry($name; $config): {"\($registry)/\($name)": {config: $config}};
    entry("busybox"; $busybox[0]) + entry("busybox:latest"; $busybox[0])
    + entry("configured"; $configured[0]) + entry("configured:latest"; $configured[0])
    + entry("debian:bookworm"; $debian[0])
    + entry("distroless/static"; $distroless[0])' > "$STATE/base-config.json"
}
