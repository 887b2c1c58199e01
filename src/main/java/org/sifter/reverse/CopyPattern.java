package org.sifter.reverse;

import java.util.Optional;

/**
 * Reads a pattern of the shell, as {@code sifter convert} writes it, as the pattern of COPY that it
 * has been: {@code [!a]} is {@code [^a]}, and what is between quotes stands for itself.
 */
final class CopyPattern {
  private final String word;
  private final StringBuilder pattern = new StringBuilder();
  private int next;
  private boolean inClass;

  private CopyPattern(String word) {
    this.word = word;
  }

  /** The pattern, as COPY has it between blanks or quotes; empty when the word holds more. */
  static Optional<String> ofShellWord(String word) {
    CopyPattern reader = new CopyPattern(word);
    while (reader.next < word.length()) {
      if (!reader.piece(word.charAt(reader.next++))) {
        return Optional.empty();
      }
    }
    return reader.inClass
        ? Optional.empty()
        : Optional.of(DockerfileWord.path(reader.pattern.toString()));
  }

  private boolean piece(char c) {
    switch (c) {
      case '\'', '"' -> {
        return quoted(c);
      }
      case '\\' -> {
        return next < word.length() && literal(word.charAt(next++));
      }
      case '$', '`', ' ', '\t', '\n', ';', '&', '|', '(', ')', '<', '>', '~', '{', '}' -> {
        return false;
      }
      case '[' -> {
        boolean opens = !inClass;
        inClass = true;
        boolean negated = word.startsWith("!", next);
        next += negated ? 1 : 0;
        pattern.append(negated ? "[^" : "[");
        return opens;
      }
      case ']' -> {
        boolean closes = inClass;
        inClass = false;
        pattern.append(']');
        return closes;
      }
      case '*', '?' -> {
        pattern.append(c);
        return !inClass;
      }
      case '-' -> {
        pattern.append(c);
        return true;
      }
      default -> {
        return literal(c);
      }
    }
  }

  private boolean quoted(char quote) {
    int close = word.indexOf(quote, next);
    if (close < 0 || (quote == '"' && word.substring(next, close).matches(".*[$`\\\\].*"))) {
      return false;
    }
    String text = word.substring(next, close);
    next = close + 1;
    return text.chars().allMatch(c -> literal((char) c));
  }

  private boolean literal(char c) {
    boolean isSpecial = (inClass ? "]-^\\[" : "*?[\\").indexOf(c) >= 0;
    pattern.append(isSpecial ? "\\" : "").append(c);
    return c != '\n';
  }
}
