package org.sifter.grammar;

import org.sifter.source.Blanks;

/**
 * Where tokens of the lexer grammar end that need no automaton to be found, as no escape stands in
 * them and their quotes are closed. All but {@link #endOfJsonBlanks} answer {@link #NONE} when it
 * takes the grammar to tell.
 */
final class PlainTokens {
  /** The end of what is no plain token. */
  static final int NONE = -1;

  private PlainTokens() {}

  /** The end of the flag that begins at {@code start} with two dashes. */
  static int endOfFlag(String text, int start, char escape) {
    return endOfWord(text, start, escape, /* isFlag= */ true);
  }

  /** The end of the argument of ENV, ARG or LABEL that begins at {@code start}. */
  static int endOfAssignment(String text, int start, char escape) {
    return endOfWord(text, start, escape, /* isFlag= */ false);
  }

  private static int endOfWord(String text, int start, char escape, boolean isFlag) {
    int end = start;
    while (end < text.length() && !isBlank(text.charAt(end), isFlag)) {
      end = endOfPiece(text, end, escape, /* escapesInSingleQuotes= */ isFlag);
      if (end == NONE) {
        return NONE;
      }
    }
    return end;
  }

  private static boolean isBlank(char c, boolean isFlag) {
    return isFlag ? Blanks.isAscii(c) : Blanks.isSpace(c);
  }

  private static int endOfPiece(
      String text, int start, char escape, boolean escapesInSingleQuotes) {
    char c = text.charAt(start);
    if (c == escape) {
      return NONE;
    }
    if (c != '"' && c != '\'') {
      return start + 1;
    }
    boolean escapes = c == '"' || escapesInSingleQuotes;
    for (int end = start + 1; end < text.length(); end++) {
      char inner = text.charAt(end);
      if (inner == c) {
        return end + 1;
      }
      if (escapes && inner == escape) {
        return NONE;
      }
    }
    return NONE;
  }

  /** The end of the JSON string that begins at {@code start}. */
  static int endOfString(String text, int start) {
    if (text.charAt(start) != '"') {
      return NONE;
    }
    for (int end = start + 1; end < text.length(); end++) {
      char c = text.charAt(end);
      if (c == '"') {
        return end + 1;
      }
      if (c == '\\' || c < ' ') {
        return NONE;
      }
    }
    return NONE;
  }

  /** The end of the blanks of JSON that begin at {@code start}, if there are any. */
  static int endOfJsonBlanks(String text, int start) {
    int end = start;
    while (end < text.length() && isJsonBlank(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isJsonBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }
}
