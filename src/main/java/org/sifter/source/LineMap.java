package org.sifter.source;

import java.util.Arrays;

/**
 * Maps offsets of a text to lines and columns. A line ends at a line feed, as BuildKit has it; a
 * carriage return is an ordinary character of its line.
 */
public final class LineMap {
  private final String text;
  private final int[] starts;

  LineMap(String text) {
    this.text = text;
    int[] found = new int[16];
    int count = 1;
    for (int next = text.indexOf('\n'); next >= 0; next = text.indexOf('\n', next + 1)) {
      if (count == found.length) {
        found = Arrays.copyOf(found, count * 2);
      }
      found[count++] = next + 1;
    }
    this.starts = Arrays.copyOf(found, count);
  }

  /** How many lines there are; an empty one behind the last line feed counts. */
  public int count() {
    return starts.length;
  }

  /** The line, counted from 1, that holds {@code offset}. */
  public int line(int offset) {
    int index = Arrays.binarySearch(starts, offset);
    return index >= 0 ? index + 1 : -index - 1;
  }

  /** The column of {@code offset} in its line, in UTF-16 code units counted from 1. */
  public int column(int offset) {
    return offset - starts[line(offset) - 1] + 1;
  }

  /** The offset at which {@code line}, counted from 1, begins. */
  public int start(int line) {
    return starts[line - 1];
  }

  /**
   * The offset of the line end of {@code line}, counted from 1: its line feed or the end of text.
   */
  public int end(int line) {
    return line < starts.length ? starts[line] - 1 : text.length();
  }

  /** The text of {@code line}, counted from 1, without its line end. */
  public String text(int line) {
    int end = end(line);
    int start = start(line);
    if (end > start && text.charAt(end - 1) == '\r') {
      end--;
    }
    return text.substring(start, end);
  }
}
