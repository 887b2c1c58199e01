package org.sifter.translate;

import java.util.Set;

/** The USER of a step. */
final class StepUser {
  private static final Set<String> ROOT =
      Set.of("", "root", "0", "root:root", "0:0", "root:0", "0:root");

  private StepUser() {}

  /** Whether the step runs as root, as {@code %post} does anyway. */
  static boolean isRoot(String user) {
    return ROOT.contains(user);
  }
}
