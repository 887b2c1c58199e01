package org.sifter.acceptance;

import java.util.ArrayList;
import java.util.List;

/** Shows how a list of lines differs from the expected one. */
final class Lines {
  private static final int CONTEXT = 3;

  private Lines() {}

  /**
   * The lines from the first difference on to the last, the expected ones (-) before those found
   * (+), with a few common ones ahead of them; empty if there is no difference.
   */
  static List<String> differences(List<String> wanted, List<String> found) {
    int start = 0;
    int shorter = Math.min(wanted.size(), found.size());
    while (start < shorter && wanted.get(start).equals(found.get(start))) {
      start++;
    }
    int end = 0;
    while (end < shorter - start
        && wanted.get(wanted.size() - 1 - end).equals(found.get(found.size() - 1 - end))) {
      end++;
    }
    List<String> differences = new ArrayList<>();
    if (start == wanted.size() && start == found.size()) {
      return differences;
    }
    add(differences, "  ", wanted.subList(Math.max(0, start - CONTEXT), start));
    add(differences, "- ", wanted.subList(start, wanted.size() - end));
    add(differences, "+ ", found.subList(start, found.size() - end));
    return differences;
  }

  /** How a text differs from the expected one; a missing line end at its end counts too. */
  static List<String> differences(String wanted, String found) {
    return differences(List.of(wanted.split("\n", -1)), List.of(found.split("\n", -1)));
  }

  private static void add(List<String> to, String mark, List<String> lines) {
    lines.forEach(line -> to.add(mark + line));
  }
}
