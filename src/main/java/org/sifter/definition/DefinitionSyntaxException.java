package org.sifter.definition;

import java.util.Optional;

/** Says why a text is not a definition file that the engine could build. */
public final class DefinitionSyntaxException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final String remedy;

  DefinitionSyntaxException(int line, String message) {
    this(line, message, "");
  }

  DefinitionSyntaxException(int line, String message, String remedy) {
    super(message);
    this.line = line;
    this.remedy = remedy;
  }

  /** The line, counted from 1, that is wrong. */
  public int line() {
    return line;
  }

  /** What the user can do about it, where that is more than to write a definition file. */
  public Optional<String> remedy() {
    return Optional.of(remedy).filter(text -> !text.isEmpty());
  }
}
