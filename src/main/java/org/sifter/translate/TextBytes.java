package org.sifter.translate;

import org.sifter.source.ForeignBytes;

/** Bytes of the Dockerfile that are not UTF-8, which its text holds as single surrogates. */
final class TextBytes {
  private TextBytes() {}

  /** The text with a replacement character for each of them. */
  static String replaceForeign(String text) {
    return ForeignBytes.in(text)
        ? new String(
            text.codePoints()
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                .toArray(),
            0,
            text.codePointCount(0, text.length()))
        : text;
  }
}
