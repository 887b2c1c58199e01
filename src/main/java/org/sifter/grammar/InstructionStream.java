package org.sifter.grammar;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.IntStream;
import org.antlr.v4.runtime.misc.Interval;

/**
 * The characters of one instruction, by UTF-16 code unit, so that token positions are offsets into
 * its text. The lexer sees the file's escape character as a backslash and, where that is a
 * backtick, the backslash as a backtick: the grammar need not know which is in force.
 */
public final class InstructionStream implements CharStream {
  private final String text;
  private boolean swapped;
  private int position;

  /**
   * A stream at the start of {@code text}.
   *
   * @param escape the file's escape character, a backslash or a backtick
   */
  public InstructionStream(String text, char escape) {
    this.text = text;
    this.swapped = escape == '`';
  }

  /** From here on a backslash is a backslash, as JSON has it. */
  void showAsWritten() {
    swapped = false;
  }

  @Override
  public void consume() {
    if (position >= text.length()) {
      throw new IllegalStateException("cannot consume EOF");
    }
    position++;
  }

  @Override
  public int LA(int offset) {
    int index = offset > 0 ? position + offset - 1 : position + offset;
    if (index < 0 || index >= text.length()) {
      return IntStream.EOF;
    }
    char c = text.charAt(index);
    if (swapped && c == '`') {
      return '\\';
    }
    return swapped && c == '\\' ? '`' : c;
  }

  @Override
  public int mark() {
    return -1;
  }

  @Override
  public void release(int marker) {
    // Nothing is buffered: every position can be sought.
  }

  @Override
  public int index() {
    return position;
  }

  @Override
  public void seek(int index) {
    position = Math.min(index, text.length());
  }

  @Override
  public int size() {
    return text.length();
  }

  @Override
  public String getSourceName() {
    return IntStream.UNKNOWN_SOURCE_NAME;
  }

  @Override
  public String getText(Interval interval) {
    int end = Math.min(interval.b + 1, text.length());
    return interval.a >= end ? "" : text.substring(interval.a, end);
  }
}
