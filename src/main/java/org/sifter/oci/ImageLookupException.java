package org.sifter.oci;

/**
 * Thrown when an image, or a part of it, is not to be had; the message is a clause that names what
 * refuses it: {@code ghcr.io cannot be reached}.
 */
public final class ImageLookupException extends Exception {
  private static final long serialVersionUID = 1L;

  /** With the clause to print. */
  public ImageLookupException(String message) {
    super(message);
  }

  /** With the clause to print and what is behind it. */
  public ImageLookupException(String message, Throwable cause) {
    super(message, cause);
  }

  /** The clause to print. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
