package org.sifter.definition;

import java.util.List;

/**
 * A section as text.
 *
 * @param heading its first line
 * @param lines its other lines, as they stand in the file
 */
record SectionText(String heading, List<String> lines) {

  /**
   * The section, in several parts when it is too large for the engine's parser. Each part has the
   * heading of the first, and the engine joins their lines, so that a part may end anywhere, even
   * inside a heredoc.
   *
   * @param reserved the bytes of what follows the section and is read together with it: a blank
   *     line and the next heading without its line end
   * @throws IllegalStateException if not even one line and the headings around it fit
   */
  String write(int reserved) {
    StringBuilder out = new StringBuilder();
    int head = size(heading);
    long rest = 0;
    for (String line : lines) {
      rest += size(line);
    }
    int next = 0;
    append(out, heading);
    while (head + rest + reserved > EngineLine.MAX_SECTION) {
      int first = next;
      int part = head;
      while (next < lines.size() - 1
          && part + size(lines.get(next)) + head - 1 <= EngineLine.MAX_SECTION) {
        part += size(lines.get(next));
        append(out, lines.get(next++));
      }
      if (next == first) {
        throw new IllegalStateException("too long for one section: " + heading);
      }
      rest -= part - head;
      append(out, heading);
    }
    lines.subList(next, lines.size()).forEach(line -> append(out, line));
    return out.toString();
  }

  private static int size(String line) {
    return EngineLine.bytes(line) + 1;
  }

  private static void append(StringBuilder out, String line) {
    out.append(line).append('\n');
  }
}
