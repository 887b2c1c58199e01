package org.sifter.source;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A file that was read: the name it goes by in messages, and its text. This is the only place that
 * knows about encodings.
 */
public final class SourceFile {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final String name;
  private final String text;
  private LineMap lines;

  private SourceFile(String name, String text) {
    this.name = name;
    this.text = text;
  }

  /**
   * A file with the given text.
   *
   * @param name how messages call the file, e.g. a path as the user wrote it
   * @param text its text; a byte order mark at the start is dropped
   */
  public static SourceFile of(String name, String text) {
    boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
    return new SourceFile(name, marked ? text.substring(1) : text);
  }

  /**
   * Decodes the bytes of a file.
   *
   * @param name how messages call the file
   * @param bytes its content
   * @return the file, or nothing when the content is not UTF-8 text
   */
  public static Optional<SourceFile> decode(String name, byte[] bytes) {
    try {
      CharBuffer decoded =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes));
      return Optional.of(of(name, decoded.toString()));
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** How messages call the file. */
  public String name() {
    return name;
  }

  /** The whole text, without a byte order mark. */
  public String text() {
    return text;
  }

  /** The text under {@code span}. */
  public String text(Span span) {
    return text.substring(span.start(), span.end());
  }

  /** The lines of the text; made on first use, as most files are never asked. */
  public synchronized LineMap lines() {
    if (lines == null) {
      lines = new LineMap(text);
    }
    return lines;
  }
}
