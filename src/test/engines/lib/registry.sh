# The registry on the loopback address. Sourced by install-engines.sh.
# shellcheck shell=bash

registry_answers() { curl -fsS -o /dev/null --max-time 2 "http://$REGISTRY/v2/" 2>> "$LOG"; }

start_registry() {
  if registry_answers; then
    say "  runs already"
    return 0
  fi
  # The service of Debian's package would listen on all addresses, and containers have no service manager.
  install -d -o docker-registry -g docker-registry "$STATE/registry"
  cat > "$STATE/registry.yml" <<END
version: 0.1
log: {level: warn, accesslog: {disabled: true}}
storage:
  filesystem: {rootdirectory: $STATE/registry}
  delete: {enabled: true}
http: {addr: "$REGISTRY"}
END
  # setsid and closed descriptors: it outlives this script, its terminal, and a CI step that waits for its output to end.
  setsid --fork setpriv --reuid=docker-registry --regid=docker-registry --clear-groups /usr/bin/docker-registry serve "$STATE/registry.yml" \
    < /dev/null >> "$STATE/registry.log" 2>&1
  local i
  for ((i = 0; i < 50; i++)); do
    if registry_answers; then return 0; fi
    sleep 0.2
  done
  tail -n 5 "$STATE/registry.log" >&2
  fail "nothing answers on $REGISTRY after 10 s"
}
