package org.sifter.shell;

/**
 * A word cannot be expanded. The message is fit for a diagnostic: one sentence without a full stop.
 */
public final class ExpansionException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int offset;
  private final boolean needsBaseImage;

  private ExpansionException(String message, int offset, boolean needsBaseImage) {
    super(message);
    this.offset = offset;
    this.needsBaseImage = needsBaseImage;
  }

  /** The word is wrong, and BuildKit refuses it too. */
  static ExpansionException refused(String message, int offset) {
    return new ExpansionException(message, offset, /* needsBaseImage= */ false);
  }

  /** The word is fine, but what it gives hangs on a variable of the base image. */
  static ExpansionException needsBaseImage(String message, int offset) {
    return new ExpansionException(message, offset, /* needsBaseImage= */ true);
  }

  /** Where in the word it is, in UTF-16 code units from its start. */
  public int offset() {
    return offset;
  }

  /**
   * Whether the word could be expanded if the environment of the base image were known. Otherwise
   * BuildKit refuses the word too.
   */
  public boolean needsBaseImage() {
    return needsBaseImage;
  }
}
