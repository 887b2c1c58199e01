package org.sifter.shell;

import java.util.Optional;

/** The variables that a word may refer to. */
@FunctionalInterface
public interface Variables {
  /**
   * The value of a variable, or nothing when it is not set.
   *
   * <p>A variable of the base image whose value is not known at conversion has the value {@code
   * Expansion.reference(name)}. Names that no shell can refer to (see {@link
   * Expansion.Reference#isName}) cannot be left open like this.
   *
   * @param name what follows the {@code $}: letters, digits and {@code _}, or a special parameter
   *     such as {@code @} or {@code 1}, or nothing at all in {@code ${+w}}
   */
  Optional<Expansion> get(String name);
}
