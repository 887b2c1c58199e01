package org.sifter.acceptance;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads lines of words as a shell would, as far as the files of a test case need it: blanks
 * separate words, single or double quotes keep what is between them as it is, line ends included,
 * and a line that begins with {@code #} is a comment. Nothing is expanded and no character escapes
 * another.
 */
final class Words {
  private final String text;
  private int next;

  private Words(String text) {
    this.text = text;
  }

  /** The words of each line of {@code text}; an empty line has none. */
  static List<List<String>> lines(String text) {
    Words words = new Words(text);
    List<List<String>> lines = new ArrayList<>();
    while (words.next < text.length()) {
      if (text.charAt(words.next) == '#') {
        words.skipLine();
      } else {
        lines.add(words.line());
      }
    }
    return lines;
  }

  private void skipLine() {
    int end = text.indexOf('\n', next);
    next = end < 0 ? text.length() : end + 1;
  }

  private List<String> line() {
    List<String> line = new ArrayList<>();
    while (next < text.length()) {
      char c = text.charAt(next);
      if (c == '\n') {
        next++;
        break;
      } else if (isBlank(c)) {
        next++;
      } else {
        line.add(word());
      }
    }
    return line;
  }

  private String word() {
    StringBuilder word = new StringBuilder();
    while (next < text.length() && text.charAt(next) != '\n' && !isBlank(text.charAt(next))) {
      char c = text.charAt(next++);
      if (c == '\'' || c == '"') {
        word.append(quoted(c));
      } else {
        word.append(c);
      }
    }
    return word.toString();
  }

  private String quoted(char quote) {
    int end = text.indexOf(quote, next);
    if (end < 0) {
      throw new IllegalArgumentException("a quote is not closed: " + text.substring(next - 1));
    }
    String quoted = text.substring(next, end);
    next = end + 1;
    return quoted;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
