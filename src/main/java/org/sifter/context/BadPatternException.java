package org.sifter.context;

import java.util.OptionalInt;

/** A pattern cannot be read, in a {@code .dockerignore} or in an instruction. */
public final class BadPatternException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String pattern;
  private final String reason;
  private final int line;

  BadPatternException(String pattern, String reason) {
    this(pattern, reason, 0);
  }

  private BadPatternException(String pattern, String reason, int line) {
    super("pattern \"%s\": %s".formatted(pattern, reason));
    this.pattern = pattern;
    this.reason = reason;
    this.line = line;
  }

  /** The same, as found at a line, counted from 1, of a file. */
  BadPatternException atLine(int number) {
    return new BadPatternException(pattern, reason, number);
  }

  /** The pattern as it was written. */
  public String pattern() {
    return pattern;
  }

  /** What is wrong with it. */
  public String reason() {
    return reason;
  }

  /** The line of the file, counted from 1, when the pattern comes from a file. */
  public OptionalInt line() {
    return line == 0 ? OptionalInt.empty() : OptionalInt.of(line);
  }
}
