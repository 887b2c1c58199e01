package org.sifter.engine;

/** Thrown when a program shows that something cannot be done here; the message says why. */
public final class TrialFailedException extends Exception {
  private static final long serialVersionUID = 1L;

  TrialFailedException(String message) {
    super(message);
  }
}
