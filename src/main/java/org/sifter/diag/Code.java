package org.sifter.diag;

import java.util.Locale;

/**
 * A kind of diagnostic. Each package that reports has an enum of its codes, so that its whole
 * catalogue of messages can be read on one screen.
 */
public interface Code {

  /** The name of the enum constant, e.g. {@code UNKNOWN_FLAG}. */
  String name();

  /** What it says. */
  Wording wording();

  /** The name in messages and reports, e.g. {@code UnknownFlag}. */
  default String id() {
    StringBuilder id = new StringBuilder();
    for (String word : name().split("_", -1)) {
      id.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
    }
    return id.toString();
  }

  /** How messages show it: its id, and a second name where it has one. */
  default String label() {
    return id();
  }

  /** Why it matters, in one sentence; empty when its message says it all. */
  default String reason() {
    return "";
  }

  /** How grave diagnostics of this kind are. */
  default Severity severity() {
    return wording().severity();
  }

  /** What is wrong, as a pattern; see {@link Wording}. */
  default String message() {
    return wording().message();
  }

  /** What the user can do about it, as a pattern; see {@link Wording}. */
  default String remedy() {
    return wording().remedy();
  }
}
