package org.sifter.source;

/**
 * A half-open range of a source text.
 *
 * @param start offset of the first character, in UTF-16 code units from the start of the text
 * @param end offset just past the last character; equal to {@code start} for a place between two
 *     characters
 */
public record Span(int start, int end) {

  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("not a span: " + start + ".." + end);
    }
  }

  /** The empty span at {@code offset}. */
  public static Span at(int offset) {
    return new Span(offset, offset);
  }

  /** The smallest span that holds both this one and {@code other}. */
  public Span to(Span other) {
    return new Span(Math.min(start, other.start), Math.max(end, other.end));
  }

  /** The number of UTF-16 code units in the span. */
  public int length() {
    return end - start;
  }
}
