package org.sifter.diag;

import java.util.Locale;

/**
 * A kind of diagnostic. Each package that reports has an enum of its codes, so that its whole
 * catalogue of messages can be read on one screen.
 */
public interface Code {

  /** The id of a constant by its name: {@code UNKNOWN_FLAG} is {@code UnknownFlag}. */
  static String idOf(Enum<?> constant) {
    StringBuilder id = new StringBuilder();
    for (String word : constant.name().split("_", -1)) {
      id.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
    }
    return id.toString();
  }

  /** The name in messages and reports, e.g. {@code UnknownInstruction}. */
  String id();

  /** How grave diagnostics of this kind are. */
  Severity severity();

  /**
   * What is wrong, as a {@link String#formatted} pattern whose arguments are those of the
   * diagnostic.
   */
  String message();

  /** What the user can do about it, as a pattern over the same arguments; empty when nothing. */
  String remedy();
}
