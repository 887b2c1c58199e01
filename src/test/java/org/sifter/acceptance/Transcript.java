package org.sifter.acceptance;

import java.util.ArrayList;
import java.util.List;

/**
 * Commands and what came of them, as a text that is read like a session at a terminal:
 *
 * <pre>
 * $ apptainer run image.sif
 * a line of standard output
 * ! a part of a line of standard error
 * exit 255
 * </pre>
 *
 * <p>Standard output must be just this; standard error must have the given parts in their order,
 * and must be empty where none is given. What {@code sh -x} traces of {@code %post} does not count.
 */
record Transcript(List<Entry> entries) {
  private static final String COMMAND = "$ ";
  private static final String ERRORS = "! ";
  private static final String STATUS = "exit ";
  private static final String TRACE = "+";

  /**
   * One command.
   *
   * @param command as it is typed
   * @param output the lines of standard output
   * @param errors the lines of standard error, or parts of some
   * @param status the exit status
   */
  record Entry(String command, List<String> output, List<String> errors, int status) {
    Entry {
      output = List.copyOf(output);
      errors = List.copyOf(errors);
    }

    static Entry of(String command, Outcome outcome) {
      return new Entry(
          command,
          outcome.output().lines().toList(),
          outcome.errors().lines().filter(line -> !line.startsWith(TRACE)).toList(),
          outcome.status());
    }

    private boolean isMetBy(Entry found) {
      return command.equals(found.command)
          && output.equals(found.output)
          && status == found.status
          && areMetBy(found.errors);
    }

    private boolean areMetBy(List<String> found) {
      if (errors.isEmpty()) {
        return found.isEmpty();
      }
      int met = 0;
      for (String line : found) {
        if (met < errors.size() && line.contains(errors.get(met))) {
          met++;
        }
      }
      return met == errors.size();
    }

    private List<String> lines() {
      List<String> lines = new ArrayList<>();
      lines.add(COMMAND + command);
      lines.addAll(output);
      errors.forEach(line -> lines.add(ERRORS + line));
      lines.add(STATUS + status);
      return lines;
    }
  }

  Transcript {
    entries = List.copyOf(entries);
  }

  static Transcript parse(String text) {
    List<Entry> entries = new ArrayList<>();
    String command = "";
    List<String> output = new ArrayList<>();
    List<String> errors = new ArrayList<>();
    for (String line : text.lines().toList()) {
      if (line.startsWith(COMMAND)) {
        command = line.substring(COMMAND.length());
      } else if (line.startsWith(ERRORS)) {
        errors.add(line.substring(ERRORS.length()));
      } else if (line.startsWith(STATUS)) {
        int status = Integer.parseInt(line.substring(STATUS.length()));
        entries.add(new Entry(command, output, errors, status));
        output.clear();
        errors.clear();
      } else {
        output.add(line);
      }
    }
    return new Transcript(entries);
  }

  /** How what was found differs from this, which was expected; empty where it does not. */
  List<String> differences(Transcript found) {
    boolean met = entries.size() == found.entries.size();
    for (int i = 0; met && i < entries.size(); i++) {
      met = entries.get(i).isMetBy(found.entries.get(i));
    }
    return met ? List.of() : Lines.differences(lines(), found.lines());
  }

  private List<String> lines() {
    return entries.stream().flatMap(entry -> entry.lines().stream()).toList();
  }
}
