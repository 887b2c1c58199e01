package org.sifter.shell;

import java.util.Collection;
import java.util.Optional;

/** Stub until the real one lands. */
public final class Suggestion {
  private Suggestion() {}

  /** Nearest. */
  public static Optional<String> nearest(String given, Collection<String> known) {
    return Optional.empty();
  }
}
