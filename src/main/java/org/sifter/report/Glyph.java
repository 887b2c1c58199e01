package org.sifter.report;

/**
 * How a character of a Dockerfile is shown in a message: control characters, those that change the
 * direction of text and blanks that only look like one are made visible, so that none can hide or
 * move anything.
 *
 * @param text what is printed
 * @param width the number of terminal columns that it takes
 */
record Glyph(String text, int width) {
  private static final int CONTROL_PICTURES = 0x2400;
  private static final int PICTURE_OF_DELETE = 0x2421;

  /** A {@code SourceFile} holds bytes that are not UTF-8 so. */
  private static final int FIRST_FOREIGN_BYTE = 0xDC80;

  private static final int LAST_FOREIGN_BYTE = 0xDCFF;
  private static final int IDEOGRAPHIC_SPACE = 0x3000;
  private static final int[][] WIDE = {
    {0x1100, 0x115F}, {0x2E80, 0x303E}, {0x3041, 0x4DBF}, {0x4E00, 0xA4CF}, {0xA960, 0xA97C},
    {0xAC00, 0xD7A3}, {0xF900, 0xFAFF}, {0xFE30, 0xFE6F}, {0xFF00, 0xFF60}, {0xFFE0, 0xFFE6},
    {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F900, 0x1FAFF}, {0x20000, 0x3FFFD}
  };

  /** How {@code codePoint} is shown; a tab counts as a control character too. */
  static Glyph of(int codePoint) {
    if (isPlain(codePoint)) {
      return new Glyph(Character.toString(codePoint), 1);
    }
    if (codePoint < 0x20) {
      return new Glyph(Character.toString(CONTROL_PICTURES + codePoint), 1);
    }
    if (codePoint == 0x7F) {
      return new Glyph(Character.toString(PICTURE_OF_DELETE), 1);
    }
    if (codePoint >= FIRST_FOREIGN_BYTE && codePoint <= LAST_FOREIGN_BYTE) {
      return named("<%02X>".formatted(codePoint & 0xFF));
    }
    if (isInvisible(codePoint)) {
      return named("<U+%04X>".formatted(codePoint));
    }
    return new Glyph(Character.toString(codePoint), width(codePoint));
  }

  private static Glyph named(String name) {
    return new Glyph(name, name.length());
  }

  /** The text with all its characters as they are shown. */
  static String show(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
      shown.append(of(text.codePointAt(i)).text());
    }
    return shown.toString();
  }

  /** Whether the character is a visible one of ASCII, as most are. */
  private static boolean isPlain(int codePoint) {
    return codePoint >= ' ' && codePoint < 0x7F;
  }

  private static boolean isInvisible(int codePoint) {
    boolean joiner = codePoint == 0x200C || codePoint == 0x200D;
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      case Character.FORMAT -> !joiner;
      case Character.SPACE_SEPARATOR -> codePoint != ' ' && codePoint != IDEOGRAPHIC_SPACE;
      default -> false;
    };
  }

  private static int width(int codePoint) {
    switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> {
        return 0;
      }
      default -> {
        return isWide(codePoint) ? 2 : 1;
      }
    }
  }

  private static boolean isWide(int codePoint) {
    for (int[] range : WIDE) {
      if (codePoint >= range[0] && codePoint <= range[1]) {
        return true;
      }
    }
    return false;
  }
}
