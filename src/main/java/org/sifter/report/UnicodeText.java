package org.sifter.report;

/** Text that UTF-8 can hold. */
final class UnicodeText {
  private UnicodeText() {}

  /** {@code text} with its single surrogates, which stand for other bytes, made visible. */
  static String of(String text) {
    StringBuilder unicode = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (isSurrogate(c)) {
                unicode.append(Glyph.of(c).text());
              } else {
                unicode.appendCodePoint(c);
              }
            });
    return unicode.toString();
  }

  /** Whether {@code text} has no single surrogates. */
  static boolean is(String text) {
    return text.codePoints().noneMatch(UnicodeText::isSurrogate);
  }

  private static boolean isSurrogate(int codePoint) {
    return Character.getType(codePoint) == Character.SURROGATE;
  }
}
