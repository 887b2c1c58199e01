package org.sifter.shell;

/** How literal text is written between quotes. */
enum QuoteStyle {
  /** Between single quotes, where only the single quote means something. */
  SINGLE("'", "'\"$(printf '\\r')\"'") {
    @Override
    String character(int c) {
      return c == '\'' ? "'\"'\"'" : Character.toString(c);
    }

    @Override
    boolean isPlain(int c) {
      return c != '\'' && c != '\r';
    }
  },

  /** Between double quotes. */
  DOUBLE("\"", "$(printf '\\r')") {
    @Override
    String character(int c) {
      String character = Character.toString(c);
      return c == '\\' || c == '"' || c == '$' || c == '`' ? "\\" + character : character;
    }

    @Override
    boolean isPlain(int c) {
      return c != '\\' && c != '"' && c != '$' && c != '`' && c != '\r';
    }
  };

  private final String mark;
  private final String carriageReturn;

  QuoteStyle(String mark, String carriageReturn) {
    this.mark = mark;
    this.carriageReturn = carriageReturn;
  }

  /** The quotation mark at both ends. */
  String mark() {
    return mark;
  }

  /** Writes a character so that it stands for itself. */
  abstract String character(int c);

  /** Whether a character stands for itself, whatever is beside it. */
  abstract boolean isPlain(int c);

  /** Writes a carriage return without one. */
  String carriageReturn() {
    return carriageReturn;
  }

  /** Keeps what follows apart from what is written before. */
  String gap() {
    return mark + mark;
  }

  /** Goes on in a new line without putting a line feed into the word. */
  String lineBreak() {
    return mark + "\\\n" + mark;
  }
}
