package org.sifter.context;

/** A value of {@code --chmod} cannot be read. */
public final class BadModeException extends Exception {
  private static final long serialVersionUID = 1L;

  BadModeException(String mode, String reason) {
    super("mode \"%s\": %s".formatted(mode, reason));
  }
}
