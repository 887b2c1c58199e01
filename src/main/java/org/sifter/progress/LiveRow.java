package org.sifter.progress;

import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/** Puts together one row of a terminal, which its text never leaves. */
final class LiveRow {
  private static final int GAP = 2;

  private final LiveLook look;
  private final AttributedStringBuilder text = new AttributedStringBuilder();

  LiveRow(LiveLook look) {
    this.look = look;
  }

  LiveRow add(LiveInk ink, String part) {
    text.append(part, ink.style(look));
    return this;
  }

  /** The row, cut off where it does not fit. */
  AttributedString cut(int columns) {
    return cut(text.toAttributedString(), columns);
  }

  /**
   * The row with a text at its right end, for which it is cut if need be.
   *
   * @param columns the length of the row
   */
  AttributedString with(LiveInk ink, String right, int columns) {
    AttributedString end = new AttributedString(right, ink.style(look));
    AttributedString start = cut(text.toAttributedString(), columns - GAP - end.columnLength());
    AttributedStringBuilder row = new AttributedStringBuilder().append(start);
    int gap = columns - start.columnLength() - end.columnLength();
    row.append(" ".repeat(Math.max(GAP, gap)));
    return cut(row.append(end).toAttributedString(), columns);
  }

  private AttributedString cut(AttributedString whole, int columns) {
    if (whole.columnLength() <= columns) {
      return whole;
    }
    String ellipsis = look.ellipsis();
    AttributedStringBuilder shorter = new AttributedStringBuilder();
    int room = Math.max(0, columns - ellipsis.length());
    shorter.append(whole.columnSubSequence(0, room));
    return columns < ellipsis.length()
        ? shorter.toAttributedString()
        : shorter.append(ellipsis, LiveInk.ASIDE.style(look)).toAttributedString();
  }
}
