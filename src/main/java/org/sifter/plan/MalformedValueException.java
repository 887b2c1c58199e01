package org.sifter.plan;

/**
 * Thrown for text that is not what it has to be: an image reference, a platform, a port.
 *
 * <p>The message quotes the text, says what is wrong with it and is fit for a diagnostic.
 */
public final class MalformedValueException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Says what is wrong, as a sentence without its full stop. */
  public MalformedValueException(String message) {
    super(message);
  }
}
