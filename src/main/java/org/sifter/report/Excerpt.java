package org.sifter.report;

/**
 * A source line with carets under a part of it, cut around that part when the line is long.
 *
 * @param text the line as it is shown; its tabs are kept
 * @param indent what stands before the carets: blanks, and the tabs of the line
 * @param carets the carets, with the tabs of the line between them; at least one caret
 */
record Excerpt(String text, String indent, String carets) {
  private static final int MAX_WIDTH = 100;
  private static final int WIDTH_BEFORE_CARET = 30;
  private static final String CUT = "...";

  /** Tabs take up to this many columns. */
  private static final int TAB_WIDTH = 8;

  /**
   * Shows a part of a line.
   *
   * @param line the line without its line end
   * @param start the offset in the line at which the part begins
   * @param end the offset at which it ends; what is beyond the end of the line is left out
   */
  static Excerpt of(String line, int start, int end) {
    int first = Math.min(start, line.length());
    int from = fits(line) ? 0 : cutBefore(line, first);
    int to = fits(line) ? line.length() : cutAfter(line, from);
    String left = from > 0 ? CUT : "";
    String right = to < line.length() ? CUT : "";
    int last = Math.min(end, to);
    return new Excerpt(
        (left + show(line, from, to) + right).stripTrailing(),
        " ".repeat(left.length()) + blanks(line, from, first),
        carets(line, first, Math.max(first, last)));
  }

  private static boolean fits(String line) {
    return line.length() <= MAX_WIDTH && width(line, 0, line.length()) <= MAX_WIDTH;
  }

  /** The offset from which on a line is shown whose carets begin at {@code caret}. */
  private static int cutBefore(String line, int caret) {
    int from = caret;
    int width = 0;
    while (from > 0) {
      int next = line.offsetByCodePoints(from, -1);
      width += width(line.codePointAt(next));
      if (width > WIDTH_BEFORE_CARET) {
        break;
      }
      from = next;
    }
    return from <= CUT.length() ? 0 : from;
  }

  private static int cutAfter(String line, int from) {
    int to = from;
    int width = 0;
    while (to < line.length()) {
      int codePoint = line.codePointAt(to);
      width += width(codePoint);
      if (width > MAX_WIDTH - 2 * CUT.length()) {
        break;
      }
      to += Character.charCount(codePoint);
    }
    return to;
  }

  private static String show(String line, int from, int to) {
    StringBuilder shown = new StringBuilder();
    for (int i = from; i < to; i = line.offsetByCodePoints(i, 1)) {
      int c = line.codePointAt(i);
      shown.append(c == '\t' ? "\t" : Glyph.of(c).text());
    }
    return shown.toString();
  }

  /** What takes as many columns as the text, wherever the terminal has its tab stops. */
  private static String blanks(String line, int from, int to) {
    StringBuilder blanks = new StringBuilder();
    for (int i = from; i < to; i = line.offsetByCodePoints(i, 1)) {
      int c = line.codePointAt(i);
      blanks.append(c == '\t' ? "\t" : " ".repeat(Glyph.of(c).width()));
    }
    return blanks.toString();
  }

  private static String carets(String line, int from, int to) {
    StringBuilder carets = new StringBuilder();
    for (int i = from; i < to; i = line.offsetByCodePoints(i, 1)) {
      int c = line.codePointAt(i);
      boolean first = carets.length() == 0;
      if (c != '\t') {
        carets.append("^".repeat(Glyph.of(c).width()));
      } else if (first) {
        carets.append(i + 1 < to ? "^\t" : "^");
      } else {
        carets.append('\t');
      }
    }
    return carets.length() == 0 ? "^" : carets.toString();
  }

  private static int width(String line, int from, int to) {
    int width = 0;
    for (int i = from; i < to; i = line.offsetByCodePoints(i, 1)) {
      width += width(line.codePointAt(i));
    }
    return width;
  }

  private static int width(int codePoint) {
    return codePoint == '\t' ? TAB_WIDTH : Glyph.of(codePoint).width();
  }
}
