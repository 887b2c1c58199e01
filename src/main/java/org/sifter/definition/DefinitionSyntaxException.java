package org.sifter.definition;

/** Says why a text is not a definition file that the engine could build. */
public final class DefinitionSyntaxException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int line;

  DefinitionSyntaxException(int line, String message) {
    super(message);
    this.line = line;
  }

  /** The line, counted from 1, that is wrong. */
  public int line() {
    return line;
  }
}
