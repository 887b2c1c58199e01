package org.sifter.translate;

import java.util.List;
import org.sifter.shell.ShellQuote;

/** Lists of words for the shell, on several lines where they are many. */
final class ShellWords {
  /** Beyond that a line is hard to read, and beyond 60,000 bytes no engine reads it. */
  private static final int LINE = 1_000;

  private ShellWords() {}

  /** Arguments, each quoted. */
  static String ofArguments(List<String> arguments) {
    return join(arguments.stream().map(ShellQuote::word).toList());
  }

  /** Words that are quoted already. */
  static String join(List<String> words) {
    StringBuilder text = new StringBuilder();
    int lineStart = 0;
    for (String word : words) {
      if (text.length() - lineStart + word.length() > LINE && text.length() > lineStart) {
        text.append(" \\\n");
        lineStart = text.length();
        text.append("        ");
      } else if (text.length() > 0) {
        text.append(' ');
      }
      text.append(word);
    }
    return text.toString();
  }
}
