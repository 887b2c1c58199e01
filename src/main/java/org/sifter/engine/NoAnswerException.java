package org.sifter.engine;

import java.time.Duration;

/** Thrown when a program that should end soon does not. */
public final class NoAnswerException extends Exception {
  private static final long serialVersionUID = 1L;

  NoAnswerException(Duration patience) {
    super("it does not end within " + patience.toSeconds() + " s");
  }
}
