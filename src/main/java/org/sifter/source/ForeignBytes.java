package org.sifter.source;

/**
 * Bytes that are not UTF-8, which text holds as single surrogates; see {@link SourceFile#decode}.
 */
public final class ForeignBytes {
  private ForeignBytes() {}

  /** Whether {@code text} holds any, so that it cannot be written as UTF-8. */
  public static boolean in(String text) {
    return first(text) >= 0;
  }

  /** The offset of the first of them; -1 when there is none. */
  public static int first(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (Character.charCount(text.codePointAt(i)) == 1) {
          return i;
        }
        i++;
      }
    }
    return -1;
  }
}
