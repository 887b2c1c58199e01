package org.sifter.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Turns any text into lines that the engine takes for nothing but text and that show all they hold:
 * for comments and {@code %help}. Lines that are safe already, and not very long, stay as they are.
 */
public final class PlainText {
  private static final int WIDTH = 1000;
  private static final Pattern LINE_END = Pattern.compile("\\R");

  private PlainText() {}

  /**
   * The lines of {@code text}. Characters that cannot be seen (control characters, a byte order
   * mark, marks that change the direction of text, halves of surrogate pairs) are shown as {@code
   * \}{@code uXXXX}; a percent sign at the start of a line gets a backslash; the braces of a
   * template variable are set apart; very long lines are cut.
   */
  public static List<String> lines(String text) {
    if (isPlainLine(text)) {
      return List.of(harmless(text));
    }
    List<String> result = new ArrayList<>();
    for (String line : LINE_END.split(text, /* limit= */ -1)) {
      for (String piece : pieces(visible(line))) {
        result.add(harmless(piece));
      }
    }
    return List.copyOf(result);
  }

  /** Whether a text is one line that shows all it holds, as nearly all are. */
  private static boolean isPlainLine(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
        return false;
      }
    }
    return text.length() <= 2 * WIDTH;
  }

  private static String visible(String line) {
    StringBuilder result = new StringBuilder(line.length());
    for (int i = 0; i < line.length(); i = line.offsetByCodePoints(i, 1)) {
      int c = line.codePointAt(i);
      if (isInvisible(c)) {
        result.append(String.format("\\u%04x", c));
      } else {
        result.appendCodePoint(c);
      }
    }
    return result.toString();
  }

  private static boolean isInvisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL -> c != '\t';
      case Character.SURROGATE -> true;
      default ->
          c == 0xFEFF
              || c == 0x061C
              || c == 0x200E
              || c == 0x200F
              || (c >= 0x202A && c <= 0x202E)
              || (c >= 0x2066 && c <= 0x2069);
    };
  }

  /** Cuts a line with more than twice the width, so that what was cut once need not be again. */
  private static List<String> pieces(String line) {
    List<String> result = new ArrayList<>();
    int start = 0;
    if (line.length() > 2 * WIDTH) {
      while (line.length() - start > WIDTH) {
        int end = start + WIDTH;
        end -= Character.isHighSurrogate(line.charAt(end - 1)) ? 1 : 0;
        result.add(line.substring(start, end));
        start = end;
      }
    }
    result.add(line.substring(start));
    return result;
  }

  private static String harmless(String line) {
    String whole = Template.broken(line.stripTrailing());
    int start = EngineLine.indent(whole);
    return EngineLine.startsSection(whole)
        ? whole.substring(0, start) + '\\' + whole.substring(start)
        : whole;
  }
}
