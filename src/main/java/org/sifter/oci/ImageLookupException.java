package org.sifter.oci;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;

/**
 * Thrown when an image, or a part of it, is not to be had; the message is a clause that names what
 * refuses it: {@code ghcr.io cannot be reached}.
 */
public final class ImageLookupException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String shortReason;

  /** With the clause to print. */
  public ImageLookupException(String message) {
    super(message);
    this.shortReason = message;
  }

  /** With the clause to print and what is behind it. */
  public ImageLookupException(String message, Throwable cause) {
    super(message, cause);
    this.shortReason = message;
  }

  private ImageLookupException(String place, String predicate, Throwable cause) {
    super(place + " " + predicate, cause);
    this.shortReason = "it " + predicate;
  }

  /**
   * About the place where an image was looked for.
   *
   * @param place what messages call it
   * @param predicate what is said of it: {@code has no file index.json}
   */
  public static ImageLookupException of(String place, String predicate) {
    return new ImageLookupException(place, predicate, /* cause= */ null);
  }

  /** The same, with what is behind it. */
  public static ImageLookupException of(String place, String predicate, Throwable cause) {
    return new ImageLookupException(place, predicate, cause);
  }

  /** About a place that the system does not let one read. */
  public static ImageLookupException unreadable(String place, IOException e) {
    if (e instanceof AccessDeniedException) {
      return of(place, "may not be read by you", e);
    }
    String reason = e instanceof FileSystemException failure ? failure.getReason() : e.getMessage();
    String end = reason == null ? "" : ": " + reason;
    return of(place, "cannot be read" + end, e);
  }

  /** The clause to print. */
  public String reason() {
    return String.valueOf(getMessage());
  }

  /** The clause to print behind the name of the place, which it does not say again. */
  public String shortReason() {
    return shortReason;
  }
}
