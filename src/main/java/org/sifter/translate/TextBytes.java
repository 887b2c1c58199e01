package org.sifter.translate;

import java.nio.charset.StandardCharsets;

/** Bytes of the Dockerfile that are not UTF-8, which its text holds as single surrogates. */
final class TextBytes {
  private TextBytes() {}

  /** Whether the text holds such bytes. */
  static boolean hasForeign(String text) {
    return !StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  /** The text with a replacement character for each of them. */
  static String replaceForeign(String text) {
    return hasForeign(text)
        ? new String(
            text.codePoints()
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                .toArray(),
            0,
            text.codePointCount(0, text.length()))
        : text;
  }
}
