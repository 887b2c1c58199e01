package org.sifter.acceptance;

import java.util.List;

/**
 * What came of a command.
 *
 * @param command the command and its arguments
 * @param status its exit status
 * @param output what it wrote to standard output
 * @param errors what it wrote to standard error
 */
record Outcome(List<String> command, int status, String output, String errors) {
  private static final int TAIL = 30;

  Outcome {
    command = List.copyOf(command);
  }

  boolean succeeded() {
    return status == 0;
  }

  /** This outcome, of a command that a test could not go on without. */
  Outcome orFail() {
    if (!succeeded()) {
      throw new AssertionError(report());
    }
    return this;
  }

  /** The command, its status, and the end of what it said. */
  String report() {
    return "%s: exit status %d\n%s%s"
        .formatted(String.join(" ", command), status, tail(errors), tail(output));
  }

  private static String tail(String text) {
    List<String> lines = text.lines().toList();
    return lines.subList(Math.max(0, lines.size() - TAIL), lines.size()).stream()
        .map(line -> "    " + line + "\n")
        .reduce("", String::concat);
  }
}
