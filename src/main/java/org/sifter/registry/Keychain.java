package org.sifter.registry;

import java.util.Optional;

/** Knows the logins at registries. It is asked only when a registry wants one. */
public interface Keychain {
  /** Knows none. */
  Keychain EMPTY = registry -> Optional.empty();

  /**
   * The login at a registry.
   *
   * @param registry the registry as image references name it, e.g. {@code docker.io}
   */
  Optional<Credentials> credentials(String registry);
}
