package org.sifter.progress;

import java.util.regex.Pattern;

/**
 * Makes what programs print fit to be shown: without escape sequences and control characters, so
 * that it can neither move the cursor, nor colour, hide or reorder anything.
 */
final class PrintableText {
  private static final int TAB_WIDTH = 8;
  private static final int REPLACEMENT = 0xFFFD;

  /** Makes the character before it wide, but not in every terminal; it shows nothing itself. */
  private static final int EMOJI_VARIATION = 0xFE0F;

  /**
   * ECMA-48 (5.3, 5.4, 5.6): control sequences, control strings with all that is in them, and other
   * escape sequences; also those that are cut off.
   */
  private static final Pattern SEQUENCE =
      Pattern.compile(
          "(?:\\x1B\\[|\\x9B)[0-?]*+[ -/]*+[@-~]?"
              + "|(?:\\x1B[PX\\]^_]|[\\x90\\x98\\x9D-\\x9F])[^\\x07\\x1B\\x9C]*+(?:\\x07|\\x1B\\\\|\\x9C)?"
              + "|\\x1B[ -/]*+[0-~]?");

  private PrintableText() {}

  /**
   * What is to be seen of a line.
   *
   * @param line a line without its end
   */
  static String of(String line) {
    // Most lines are so, and a build may print a million of them.
    if (isPlain(line)) {
      return line.stripTrailing();
    }
    return visible(SEQUENCE.matcher(lastWritten(line)).replaceAll(""));
  }

  private static boolean isPlain(String line) {
    for (int i = 0; i < line.length(); i++) {
      if (line.charAt(i) < ' ' || line.charAt(i) > '~') {
        return false;
      }
    }
    return true;
  }

  /** A carriage return lets what follows be written over what stands before it. */
  private static String lastWritten(String line) {
    int end = line.length();
    while (end > 0 && line.charAt(end - 1) == '\r') {
      end--;
    }
    return line.substring(line.lastIndexOf('\r', end - 1) + 1, end);
  }

  private static String visible(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints().forEach(c -> append(shown, c));
    return shown.toString().stripTrailing();
  }

  private static void append(StringBuilder shown, int codePoint) {
    switch (codePoint) {
      case '\t' -> shown.append(" ".repeat(TAB_WIDTH - shown.length() % TAB_WIDTH));
      case '\b' -> deleteLast(shown);
      case '\u200C', '\u200D' -> shown.appendCodePoint(codePoint); // Scripts need the joiners.
      case EMOJI_VARIATION -> {}
      default -> appendVisible(shown, codePoint);
    }
  }

  private static void appendVisible(StringBuilder shown, int codePoint) {
    switch (Character.getType(codePoint)) {
      case Character.CONTROL, Character.FORMAT -> {}
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> shown.append(' ');
      case Character.SURROGATE -> shown.appendCodePoint(REPLACEMENT);
      default -> shown.appendCodePoint(codePoint);
    }
  }

  private static void deleteLast(StringBuilder shown) {
    if (!shown.isEmpty()) {
      shown.setLength(shown.offsetByCodePoints(shown.length(), -1));
    }
  }
}
