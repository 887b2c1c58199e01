package org.sifter.shell;

/** How literal text is written at a place of a shell word. */
enum QuoteStyle {
  /** Between single quotes, where only the single quote means something. */
  SINGLE("'\"$(printf '\\r')\"'", "'\\\n'") {
    @Override
    String character(int c) {
      return c == '\'' ? "'\"'\"'" : Character.toString(c);
    }

    @Override
    String apart(int c) {
      return "''" + character(c);
    }
  },

  /** Between double quotes. */
  DOUBLE("$(printf '\\r')", "\"\\\n\"") {
    @Override
    String character(int c) {
      return c == '\\' || c == '"' || c == '$' || c == '`'
          ? "\\" + Character.toString(c)
          : Character.toString(c);
    }

    @Override
    String apart(int c) {
      return "\"\"" + character(c);
    }
  },

  /**
   * In the operand of {@code ${name:-operand}} between double quotes. Shells do not agree on quotes
   * and backslashes there, and the engines' embedded shell (mvdan/sh 3.10) keeps every backslash,
   * pairs single quotes and expands a tilde; they agree on command substitutions.
   */
  OPERAND("$(printf '\\r')", "$(:\n)") {
    @Override
    String character(int c) {
      return "\\\"$`'}~".indexOf(c) >= 0 ? apart(c) : Character.toString(c);
    }

    @Override
    String apart(int c) {
      return "$(printf '\\%03o')".formatted(c);
    }
  };

  private final String carriageReturn;
  private final String lineBreak;

  QuoteStyle(String carriageReturn, String lineBreak) {
    this.carriageReturn = carriageReturn;
    this.lineBreak = lineBreak;
  }

  /** Writes a character so that it stands for itself. */
  abstract String character(int c);

  /** Writes an ASCII character so that it does not follow directly what is written before it. */
  abstract String apart(int c);

  /** Writes a carriage return without one. */
  String carriageReturn() {
    return carriageReturn;
  }

  /** Goes on in a new line without putting a line feed into the word. */
  String lineBreak() {
    return lineBreak;
  }
}
