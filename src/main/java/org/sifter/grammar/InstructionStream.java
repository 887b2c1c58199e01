package org.sifter.grammar;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.IntStream;
import org.antlr.v4.runtime.misc.Interval;

/**
 * The characters of one instruction, by UTF-16 code unit, so that token positions are offsets into
 * its text. The lexer sees the file's escape character as a backslash and, where that is a
 * backtick, the backslash as a backtick: the grammar need not know which is in force. Outside JSON
 * it sees all letters of ASCII as one, and all digits, as no rule tells them apart there: the
 * lexer's automaton, which is built while it runs, has few transitions to work out.
 */
public final class InstructionStream implements CharStream {
  private final String text;
  private final boolean swapped;
  private boolean asWritten;
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

  /** From here on each character stands for itself, as JSON has it. */
  void showAsWritten() {
    asWritten = true;
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
    return asWritten ? text.charAt(index) : shown(text.charAt(index));
  }

  private char shown(char c) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
      return 'a';
    }
    if (c >= '0' && c <= '9') {
      return '0';
    }
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
