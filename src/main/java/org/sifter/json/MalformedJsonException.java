package org.sifter.json;

import org.sifter.source.SourceFile;
import org.sifter.source.Span;

/** Thrown for JSON that is not what it should be; the message is fit for a diagnostic. */
public final class MalformedJsonException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient SourceFile source;
  private final transient Span span;

  MalformedJsonException(SourceFile source, Span span, String message) {
    super(message);
    this.source = source;
    this.span = span;
  }

  /** The file. */
  public SourceFile source() {
    return source;
  }

  /** Where in the file it goes wrong. */
  public Span span() {
    return span;
  }

  /** The line, counted from 1, at which it goes wrong. */
  public int line() {
    return source.lines().line(span.start());
  }

  /** The column, in UTF-16 code units counted from 1. */
  public int column() {
    return source.lines().column(span.start());
  }
}
