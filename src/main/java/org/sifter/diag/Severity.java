package org.sifter.diag;

import java.util.Locale;

/** How much a diagnostic matters, the gravest first. */
public enum Severity {
  /** Nothing can be made of the input, or not faithfully. */
  ERROR,
  /** The result differs from what Docker gives, in a way that may matter. */
  WARNING,
  /** Worth knowing; nothing differs. */
  INFO;

  /** The word that messages use, e.g. {@code error}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
