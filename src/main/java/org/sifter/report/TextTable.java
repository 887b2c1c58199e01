package org.sifter.report;

/** Lines with a right-aligned number, a word and a text, which may have several lines. */
final class TextTable {
  private static final int WORD_WIDTH = 12;

  private final StringBuilder out = new StringBuilder();

  /** Adds a row for an instruction. */
  void row(int line, String word, String text) {
    row("%5d".formatted(line), word, text);
  }

  /** Adds a row without a number. */
  void row(String word, String text) {
    row("", word, text);
  }

  private void row(String number, String word, String text) {
    String first = "%5s  %s".formatted(number, word);
    String margin = " ".repeat("%5s  ".formatted("").length() + WORD_WIDTH);
    String[] lines = text.split("\n", -1);
    out.append("%-19s".formatted(first)).append(lines[0]).append('\n');
    for (int i = 1; i < lines.length; i++) {
      out.append((margin + lines[i]).stripTrailing()).append('\n');
    }
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
