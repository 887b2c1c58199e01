package org.sifter.registry;

import java.io.IOException;

/** Thrown when there is no connection with a host, so that others need not be tried. */
public final class UnreachableException extends IOException {
  private static final long serialVersionUID = 1L;

  /** With what the system says. */
  public UnreachableException(Throwable cause) {
    super(cause);
  }

  UnreachableException() {
    super("it was not reached before");
  }
}
