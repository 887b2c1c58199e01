package org.sifter.progress;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last lines of an output, fit to be shown; blank ones do not count. */
final class RecentLines {
  /** A line is cut here: what is kept has to stay small whatever a program prints. */
  private static final int MAX_LENGTH = 2000;

  private final int max;
  private final Deque<String> lines = new ArrayDeque<>();

  /** The last {@code max} lines. */
  RecentLines(int max) {
    this.max = max;
  }

  void add(String line) {
    String shown = PrintableText.of(line);
    if (shown.isBlank()) {
      return;
    }
    if (lines.size() == max) {
      lines.removeFirst();
    }
    lines.addLast(cut(shown));
  }

  /** The lines, the latest last. */
  List<String> all() {
    return List.copyOf(lines);
  }

  /** At most so many of the lines, the latest last. */
  List<String> last(int count) {
    List<String> all = all();
    return all.subList(Math.max(0, all.size() - count), all.size());
  }

  private static String cut(String line) {
    if (line.length() <= MAX_LENGTH) {
      return line;
    }
    boolean splitsPair = Character.isHighSurrogate(line.charAt(MAX_LENGTH - 1));
    return line.substring(0, splitsPair ? MAX_LENGTH - 1 : MAX_LENGTH) + "...";
  }
}
