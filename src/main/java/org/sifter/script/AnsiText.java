package org.sifter.script;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what stands in Bash's {@code $'...'} (Bash 3.1.2.4). */
final class AnsiText {
  private static final Pattern ESCAPE =
      Pattern.compile(
          "\\\\(?:(?<octal>[0-7]{1,3})|x(?<hex>[0-9A-Fa-f]{1,2})|u(?<four>[0-9A-Fa-f]{1,4})"
              + "|U(?<eight>[0-9A-Fa-f]{1,8})|c(?<control>.)|(?<letter>.))",
          Pattern.DOTALL);
  private static final String LETTERS = "abeEfnrtv";
  private static final String MEANINGS = "\u0007\b\u001B\u001B\f\n\r\t\u000B";

  private AnsiText() {}

  /** The text that {@code written} stands for; a NUL ends it. */
  static String of(String written) {
    StringBuilder result = new StringBuilder();
    Matcher escape = ESCAPE.matcher(written);
    int position = 0;
    while (escape.find(position)) {
      result.append(written, position, escape.start());
      String text = text(escape);
      if (text.equals("\0")) {
        return result.toString();
      }
      result.append(text);
      position = escape.end();
    }
    return result.append(written, position, written.length()).toString();
  }

  private static String text(Matcher escape) {
    if (escape.group("octal") != null) {
      return character(Integer.parseInt(escape.group("octal"), 8) & 0xFF);
    }
    for (String group : new String[] {"hex", "four", "eight"}) {
      if (escape.group(group) != null) {
        return character(Long.parseLong(escape.group(group), 16));
      }
    }
    if (escape.group("control") != null) {
      return character(Character.toUpperCase(escape.group("control").charAt(0)) & 0x1F);
    }
    String letter = escape.group("letter");
    int index = LETTERS.indexOf(letter);
    return index >= 0
        ? MEANINGS.substring(index, index + 1)
        : "\\'\"?".contains(letter) ? letter : "\\" + letter;
  }

  private static String character(long code) {
    return Character.isValidCodePoint((int) code) ? Character.toString((int) code) : "\uFFFD";
  }
}
