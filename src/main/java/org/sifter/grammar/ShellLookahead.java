package org.sifter.grammar;

/**
 * Questions about the text ahead that no single token answers. Each looks at a bounded stretch, or
 * remembers that there is nothing to be found, so that reading a script stays linear.
 */
final class ShellLookahead {
  /** How long a subscript in an assignment may be. */
  private static final int SUBSCRIPT_LENGTH = 256;

  /** How often the end of the text may be reached in search of closing parentheses. */
  private static final int SEARCHES = 16;

  private final String text;
  private int failedSearches;

  ShellLookahead(String text) {
    this.text = text;
  }

  /** Whether an assignment begins at {@code offset}: {@code name=}, {@code name+=} or indexed. */
  boolean isAssignment(int offset) {
    int end = nameEnd(offset);
    if (end == offset) {
      return false;
    }
    return at(end) == '[' ? isIndex(end) : isEquals(end);
  }

  private boolean isEquals(int offset) {
    return at(offset) == '=' || (at(offset) == '+' && at(offset + 1) == '=');
  }

  private boolean isIndex(int open) {
    int depth = 0;
    int limit = Math.min(text.length(), open + SUBSCRIPT_LENGTH);
    for (int i = open; i < limit; i = skipQuoted(i, limit)) {
      char c = text.charAt(i);
      if (c == '[') {
        depth++;
      } else if (c == ']' && --depth == 0) {
        return isEquals(i + 1);
      } else if (c == '\n' || c == ';') {
        return false;
      }
    }
    return false;
  }

  /** Whether the digits or the {@code {name}} at {@code offset} name a file descriptor. */
  boolean isDescriptor(int offset) {
    int end = offset;
    if (at(offset) == '{') {
      end = nameEnd(offset + 1);
      if (end == offset + 1 || at(end) != '}') {
        return false;
      }
      end++;
    } else {
      while (isDigit(at(end))) {
        end++;
      }
    }
    boolean isProcess = at(end + 1) == '(';
    return end > offset && (at(end) == '<' || at(end) == '>') && !isProcess;
  }

  /** Whether only blanks are between {@code offset} and a closing parenthesis. */
  boolean isClosed(int offset) {
    int i = offset;
    while (at(i) == ' ' || at(i) == '\t') {
      i++;
    }
    return at(i) == ')';
  }

  /**
   * Whether the two parentheses before {@code offset} open an arithmetic expression rather than a
   * subshell in a substitution: whether they are closed by two adjacent ones (XCU 2.6.3 leaves this
   * to the shell; Bash looks ahead like this).
   */
  boolean isArithmetic(int offset) {
    int depth = 2;
    for (int i = offset;
        failedSearches < SEARCHES && i < text.length();
        i = skipQuoted(i, text.length())) {
      char c = text.charAt(i);
      if (c == '(') {
        depth++;
      } else if (c == ')' && --depth == 1) {
        return at(i + 1) == ')';
      }
    }
    failedSearches++;
    return false;
  }

  /** The offset after the character at {@code i}, or after the quotation that begins there. */
  private int skipQuoted(int i, int limit) {
    char quote = text.charAt(i);
    if (quote == '\\') {
      return Math.min(i + 2, limit);
    }
    if (quote != '\'' && quote != '"') {
      return i + 1;
    }
    int end = i + 1;
    while (end < limit && text.charAt(end) != quote) {
      end += quote == '"' && text.charAt(end) == '\\' ? 2 : 1;
    }
    return Math.min(end + 1, limit);
  }

  private int nameEnd(int offset) {
    int end = offset;
    while (isName(at(end)) && (end > offset || !isDigit(at(end)))) {
      end++;
    }
    return end;
  }

  /** Whether {@code c} can be part of a name (XBD 3.216). */
  static boolean isName(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || isDigit(c);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private char at(int offset) {
    return offset < text.length() ? text.charAt(offset) : '\n';
  }
}
