package org.sifter.translate;

import java.util.List;
import org.sifter.source.ForeignBytes;

/**
 * What no text of a script can hold: NUL, and bytes of the Dockerfile that are not UTF-8, which its
 * text holds as single surrogates.
 */
final class TextBytes {
  private TextBytes() {}

  /** Whether a NUL stands in one of the texts. */
  static boolean holdNul(List<String> texts) {
    for (String text : texts) {
      if (text.indexOf('\0') >= 0) {
        return true;
      }
    }
    return false;
  }

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
