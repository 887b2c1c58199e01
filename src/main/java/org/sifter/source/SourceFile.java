package org.sifter.source;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A file that was read: the name it goes by in messages, and its text. This is the only place that
 * knows about encodings.
 */
public final class SourceFile {
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final char FOREIGN_BYTES = '\uDC00';

  private final String name;
  private final String text;
  private final boolean marked;
  private LineMap lines;

  private SourceFile(String name, String text, boolean marked) {
    this.name = name;
    this.text = text;
    this.marked = marked;
  }

  /**
   * A file with the given text.
   *
   * @param name how messages call the file, e.g. a path as the user wrote it
   * @param text its text; a byte order mark at the start is dropped
   */
  public static SourceFile of(String name, String text) {
    boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
    return new SourceFile(name, marked ? text.substring(1) : text, marked);
  }

  /**
   * Decodes the bytes of a file. Bytes that are not UTF-8, such as names in an old encoding, become
   * single surrogates from U+DC80 to U+DCFF, so that they do not get lost.
   *
   * @param name how messages call the file
   * @param bytes its content
   * @return the file, or nothing when the content is no text: not UTF-8, and with NUL characters
   */
  public static Optional<SourceFile> decode(String name, byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    boolean valid = true;
    for (CoderResult result = decoder.decode(in, out, true);
        result.isError();
        result = decoder.decode(in, out, true)) {
      valid = false;
      for (int i = 0; i < result.length(); i++) {
        out.put((char) (FOREIGN_BYTES + (in.get() & 0xFF)));
      }
    }
    String text = out.flip().toString();
    return valid || text.indexOf('\0') < 0 ? Optional.of(of(name, text)) : Optional.empty();
  }

  /** The same file, called otherwise. */
  public SourceFile withName(String other) {
    return new SourceFile(other, text, marked);
  }

  /** The same file with another text. */
  public SourceFile withText(String changed) {
    return new SourceFile(name, changed, marked);
  }

  /** The bytes of the file, as {@link #decode} has read them, with its byte order mark. */
  public byte[] bytes() {
    return encode(marked ? BYTE_ORDER_MARK + text : text);
  }

  /**
   * The bytes that {@link #decode} makes {@code text} of: UTF-8, but for those that were none.
   *
   * @param text the text of a file, or a part of it
   */
  public static byte[] encode(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    int written = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int foreign = text.codePointAt(i) - FOREIGN_BYTES;
      if (foreign >= 0x80 && foreign <= 0xFF) {
        bytes.writeBytes(text.substring(written, i).getBytes(StandardCharsets.UTF_8));
        bytes.write(foreign);
        written = i + 1;
      }
    }
    bytes.writeBytes(text.substring(written).getBytes(StandardCharsets.UTF_8));
    return bytes.toByteArray();
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
