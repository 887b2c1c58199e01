package org.sifter.context;

/** A file cannot be put where an instruction wants it; the message is that of BuildKit. */
final class PlacementException extends Exception {
  private static final long serialVersionUID = 1L;

  PlacementException(String message) {
    super(message);
  }
}
