package org.sifter.parser;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sifter.source.Span;

/**
 * An instruction's line after continued lines have been joined, and the way back to where each of
 * its characters stands in the file.
 */
final class LogicalLine {
  private final String text;
  private final int[] joins;
  private final int[] sources;
  private final int end;
  private final Optional<Span> pin;

  private LogicalLine(String text, int[] joins, int[] sources, int end, Optional<Span> pin) {
    this.text = text;
    this.joins = joins;
    this.sources = sources;
    this.end = end;
    this.pin = pin;
  }

  /** A line whose every part is said to stand at {@code pin}. */
  static LogicalLine pinned(String text, Span pin) {
    Builder line = new Builder();
    line.add(text, 0, text.length());
    return line.build(text.length(), Optional.of(pin));
  }

  /** The joined text. */
  String text() {
    return text;
  }

  /**
   * Where the characters from {@code start} to {@code end} of the joined text stand in the file.
   */
  Span span(int start, int end) {
    if (pin.isPresent()) {
      return pin.get();
    }
    int from = source(start);
    return start >= end ? Span.at(from) : new Span(from, source(end - 1) + 1);
  }

  /** Where the whole line stands, from its first character to the end of its last line. */
  Span span() {
    return pin.orElse(new Span(sources[0], end));
  }

  /** The offsets between {@code start} and {@code end} of the joined text at which lines meet. */
  List<Integer> joinsBetween(int start, int end) {
    List<Integer> between = new ArrayList<>();
    for (int i = 1; i < joins.length; i++) {
      if (joins[i] >= start && joins[i] < end) {
        between.add(joins[i]);
      }
    }
    return between;
  }

  private int source(int offset) {
    // Where lines without text of their own meet, the last of them holds the character.
    int piece = 0;
    int behind = joins.length;
    while (behind - piece > 1) {
      int middle = (piece + behind) >>> 1;
      if (joins[middle] <= offset) {
        piece = middle;
      } else {
        behind = middle;
      }
    }
    return sources[piece] + offset - joins[piece];
  }

  /** Puts a line together from its pieces. */
  static final class Builder {
    private final StringBuilder text = new StringBuilder();
    private final List<Integer> joins = new ArrayList<>();
    private final List<Integer> sources = new ArrayList<>();

    /** Adds the characters from {@code start} to {@code end} of {@code file}. */
    void add(String file, int start, int end) {
      joins.add(text.length());
      sources.add(start);
      text.append(file, start, end);
    }

    /**
     * The line.
     *
     * @param end where its last physical line ends
     * @param pin the place that everything in it is said to stand at, for text that is not in the
     *     file itself
     */
    LogicalLine build(int end, Optional<Span> pin) {
      return new LogicalLine(text.toString(), ints(joins), ints(sources), end, pin);
    }

    private static int[] ints(List<Integer> values) {
      int[] ints = new int[values.size()];
      for (int i = 0; i < ints.length; i++) {
        ints[i] = values.get(i);
      }
      return ints;
    }
  }
}
