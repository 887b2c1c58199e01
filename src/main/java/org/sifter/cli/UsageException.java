package org.sifter.cli;

import java.util.Optional;

/** Thrown for a command line that is wrong; the message says how. */
final class UsageException extends Exception {
  private static final long serialVersionUID = 1L;

  /** A command that tells more; null when it is the help of the command that was called. */
  private final String tip;

  UsageException(String message) {
    this(message, /* tip= */ null);
  }

  private UsageException(String message, String tip) {
    super(message);
    this.tip = tip;
  }

  /**
   * With a command that tells more than the help does.
   *
   * @param tip the command line
   */
  static UsageException withTip(String message, String tip) {
    return new UsageException(message, tip);
  }

  /** A command line that tells more; empty when it is that of the help. */
  Optional<String> tip() {
    return Optional.ofNullable(tip);
  }
}
