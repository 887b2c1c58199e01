package org.sifter.context;

/** Reads a pattern character by character; a character is a code point. */
final class PatternReader {
  private final String pattern;
  private final int[] characters;
  private int at;

  PatternReader(String pattern) {
    this.pattern = pattern;
    this.characters = pattern.codePoints().toArray();
  }

  boolean atEnd() {
    return at == characters.length;
  }

  /** Whether the next character is {@code character}; it stays unread. */
  boolean sees(int character) {
    return at < characters.length && characters[at] == character;
  }

  /** Reads the next character if it is {@code character}. */
  boolean takes(int character) {
    boolean seen = sees(character);
    if (seen) {
      at++;
    }
    return seen;
  }

  /** Reads the next character; there must be one. */
  int read() {
    return characters[at++];
  }

  /** Reads the next character; when there is none, the pattern is bad for the given reason. */
  int readOr(String reason) throws BadPatternException {
    if (atEnd()) {
      throw bad(reason);
    }
    return read();
  }

  BadPatternException bad(String reason) {
    return new BadPatternException(pattern, reason);
  }
}
