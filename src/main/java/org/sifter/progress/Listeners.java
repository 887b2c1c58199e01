package org.sifter.progress;

import java.util.List;

/** Puts listeners together. */
public final class Listeners {
  private Listeners() {}

  /** A listener that tells all of {@code listeners}, in their order. */
  public static BuildListener all(BuildListener... listeners) {
    List<BuildListener> all = List.of(listeners);
    return event -> all.forEach(listener -> listener.on(event));
  }
}
