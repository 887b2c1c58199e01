package org.sifter.definition;

import java.util.ArrayList;
import java.util.List;

/**
 * The words of a line of {@code %files}: white space parts them, double quotes keep it, a single
 * quote opens a word that runs to the next one without closing, and nothing escapes anything
 * ({@code fileSplitter} in the engine's {@code deffile.go}).
 */
final class FileWords {
  /** Characters that some engine expands, or at which it splits the line. */
  private static final String SPECIAL = "$'\"`~{}*?[]\\!#%;&|<>()";

  private FileWords() {}

  static boolean canName(String path) {
    return !path.isEmpty()
        && path.charAt(0) != '-' // cp would take it for an option
        && path.chars().noneMatch(c -> SPECIAL.indexOf(c) >= 0)
        && path.chars().noneMatch(c -> c != ' ' && EngineLine.isSpace((char) c))
        && path.chars().noneMatch(c -> Character.isISOControl(c) || c == '\uFEFF')
        && EngineLine.problem(EngineLine.INDENT + path).isEmpty();
  }

  /**
   * The word as it is written.
   *
   * @throws IllegalStateException if the engine would read something else
   */
  static String write(String word) {
    String written = isBare(word) ? word : '"' + word + '"';
    if (word.isEmpty() || !split(written).equals(List.of(word))) {
      throw new IllegalStateException("%files cannot hold the word " + word);
    }
    return written;
  }

  private static boolean isBare(String word) {
    return !word.startsWith("#")
        && !word.startsWith("%")
        && word.chars().noneMatch(c -> EngineLine.isSpace((char) c) || c == '\'' || c == '{');
  }

  /** The words of a line, without their double quotes. */
  static List<String> split(String line) {
    List<String> words = new ArrayList<>();
    int next = 0;
    while (next < line.length()) {
      int end = endOfWord(line, next);
      if (end > next) {
        words.add(unquoted(line.substring(next, end)));
      }
      next = Math.max(end, next + 1);
    }
    return words;
  }

  /** The end of the word at {@code start}, or {@code start} when no word begins there. */
  private static int endOfWord(String line, int start) {
    char first = line.charAt(start);
    if (first == '"') {
      return line.indexOf('"', start + 1) + 1;
    }
    if (first == '\'') {
      int close = line.indexOf('\'', start + 1);
      return close < 0 ? line.length() : close;
    }
    int end = start;
    while (end < line.length() && !isBreak(line.charAt(end))) {
      end = line.charAt(end) == '{' ? Template.endOfVariable(line, end) : end + 1;
    }
    return end;
  }

  private static boolean isBreak(char c) {
    return c == ' ' || c == '\t' || c == '\f' || c == '\r' || c == '"' || c == '\'';
  }

  private static String unquoted(String word) {
    String text = EngineLine.strip(word);
    int start = 0;
    int end = text.length();
    while (start < end && text.charAt(start) == '"') {
      start++;
    }
    while (end > start && text.charAt(end - 1) == '"') {
      end--;
    }
    return text.substring(start, end);
  }
}
