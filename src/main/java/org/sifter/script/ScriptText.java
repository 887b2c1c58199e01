package org.sifter.script;

import java.util.Arrays;
import java.util.List;
import org.sifter.source.Span;

/**
 * The characters of a script, and where each of them stands in the text that it was taken from: a
 * script may be a word of another script, with its quotes removed, or lines joined into one.
 */
public final class ScriptText {
  private final String text;

  /** Where each character begins and ends; one character is one place when these are absent. */
  private final int[] starts;

  private final int[] ends;

  /** What is added to offsets when there are no places. */
  private final int shift;

  private ScriptText(String text, int[] starts, int[] ends, int shift) {
    this.text = text;
    this.starts = starts;
    this.ends = ends;
    this.shift = shift;
  }

  /** A script that is a text of its own. */
  public static ScriptText of(String text) {
    return at(text, 0);
  }

  /** A script that stands as it is in another text, from {@code offset} on. */
  public static ScriptText at(String text, int offset) {
    return new ScriptText(text, new int[0], new int[0], offset);
  }

  /** The script that the pieces make together. */
  public static ScriptText concat(List<ScriptText> pieces) {
    if (pieces.size() == 1) {
      return pieces.get(0);
    }
    StringBuilder text = new StringBuilder();
    pieces.forEach(piece -> text.append(piece.text));
    int[] starts = new int[text.length()];
    int[] ends = new int[text.length()];
    int next = 0;
    for (ScriptText piece : pieces) {
      for (int i = 0; i < piece.text.length(); i++, next++) {
        starts[next] = piece.start(i);
        ends[next] = piece.end(i);
      }
    }
    return new ScriptText(text.toString(), starts, ends, 0);
  }

  /** A script of which only the place as a whole is known: every character is at {@code span}. */
  public static ScriptText within(Span span, String text) {
    int[] starts = new int[text.length()];
    int[] ends = new int[text.length()];
    Arrays.fill(starts, span.start());
    Arrays.fill(ends, span.end());
    return new ScriptText(text, starts, ends, span.start());
  }

  /** The characters. */
  public String text() {
    return text;
  }

  /** The piece between two offsets into the characters. */
  public ScriptText slice(int start, int end) {
    return starts.length == 0
        ? at(text.substring(start, end), shift + start)
        : new ScriptText(
            text.substring(start, end),
            Arrays.copyOfRange(starts, start, end),
            Arrays.copyOfRange(ends, start, end),
            0);
  }

  /** Where the characters between two offsets stand in the text that the script was taken from. */
  public Span span(int start, int end) {
    return start < end ? new Span(start(start), end(end - 1)) : Span.at(boundary(start));
  }

  private int boundary(int offset) {
    if (starts.length == 0) {
      return shift + offset;
    }
    return offset < starts.length ? starts[offset] : ends[ends.length - 1];
  }

  private int start(int index) {
    return starts.length == 0 ? shift + index : starts[index];
  }

  private int end(int index) {
    return ends.length == 0 ? shift + index + 1 : ends[index];
  }

  @Override
  public String toString() {
    return text;
  }
}
