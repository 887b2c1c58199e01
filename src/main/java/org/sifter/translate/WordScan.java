package org.sifter.translate;

import org.sifter.source.Blanks;

/**
 * Goes through the words of a text: letters, digits and underscores, as the {@code \b} of regular
 * expressions parts them. Each character is looked at once, however many words there are, which no
 * regular expression with two words in it can promise.
 */
final class WordScan {
  private final String text;
  private int start;
  private int end;

  /** A scan before the first word. */
  WordScan(String text) {
    this.text = text;
  }

  /** Goes on to the next word, if there is one. */
  boolean next() {
    start = end;
    while (start < text.length() && !isOfWord(text.charAt(start))) {
      start++;
    }
    end = start;
    while (end < text.length() && isOfWord(text.charAt(end))) {
      end++;
    }
    return start < end;
  }

  /** The word. */
  String word() {
    return text.substring(start, end);
  }

  /** The offset behind the word. */
  int end() {
    return end;
  }

  /** Whether {@code before} stands right before the word. */
  boolean isBehind(String before) {
    return text.startsWith(before, start - before.length());
  }

  /** Whether {@code after} stands right behind the word. */
  boolean isBefore(String after) {
    return text.startsWith(after, end);
  }

  /** Whether {@code after} stands right behind the word, and ends with a word. */
  boolean goesOn(String after) {
    int behind = end + after.length();
    return isBefore(after) && (behind == text.length() || !isOfWord(text.charAt(behind)));
  }

  /** Whether the word is the name of an option in one dash, such as {@code -user}. */
  boolean isOption() {
    return isBehind("-") && start >= 2 && Blanks.isAscii(text.charAt(start - 2));
  }

  /**
   * Whether the options that follow the word, a command, have one of some letters, as {@code -al}
   * has two, or a long name.
   *
   * @param letters the letters that count
   * @param name the long name that counts; empty when none does
   */
  boolean hasOption(String letters, String name) {
    for (int at = end; ; ) {
      int dash = at;
      while (dash < text.length() && Blanks.isAscii(text.charAt(dash))) {
        dash++;
      }
      if (dash == at || !text.startsWith("-", dash)) {
        return false;
      }
      if (isOption(dash + 1, letters, name)) {
        return true;
      }
      at = dash + 1;
      while (at < text.length() && !Blanks.isAscii(text.charAt(at))) {
        at++;
      }
    }
  }

  private boolean isOption(int from, String letters, String name) {
    if (!name.isEmpty() && text.startsWith("-" + name, from)) {
      int behind = from + 1 + name.length();
      return behind == text.length() || !isOfWord(text.charAt(behind));
    }
    for (int i = from; i < text.length() && isAsciiOfWord(text.charAt(i)); i++) {
      if (letters.indexOf(text.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOfWord(char c) {
    return c < 128 ? isAsciiOfWord(c) : Character.isLetterOrDigit(c);
  }

  private static boolean isAsciiOfWord(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }
}
