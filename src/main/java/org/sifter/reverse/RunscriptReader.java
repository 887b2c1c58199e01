package org.sifter.reverse;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Recognises a run script that starts a program as ENTRYPOINT and CMD do: with arguments in place
 * of the default ones.
 */
final class RunscriptReader {
  private static final String ARGUMENTS = " \"$@\"";
  private static final String DEFAULT = "[ $# -gt 0 ] || set -- ";

  private static final Set<String> OF_BASE =
      Set.of(
          ". /.singularity.d/base-command.sh",
          "[ $# -gt 0 ] || { echo 'the image has no command: name one' >&2; exit 125; }");
  private static final String BASE_CMD = "[ $# -gt 0 ] || eval \"set -- $OCI_CMD\"";
  private static final String BASE_ENTRYPOINT = "eval \"set -- $OCI_ENTRYPOINT \\\"\\$@\\\"\"";

  private Optional<String> directory = Optional.empty();
  private Optional<List<String>> command = Optional.empty();
  private Optional<List<String>> entrypoint = Optional.empty();
  private boolean inheritsCommand;
  private boolean inheritsEntrypoint;

  private RunscriptReader() {}

  /**
   * What the image runs.
   *
   * @param directory where it runs, if the script goes anywhere
   * @param entrypoint the program and its arguments; absent for the base image's, empty for none
   * @param command the default arguments; absent when there are none, or the base image's
   */
  record Run(
      Optional<String> directory,
      Optional<List<String>> entrypoint,
      Optional<List<String>> command) {}

  /** What the script runs; empty when it does anything else. */
  static Optional<Run> read(List<String> lines) {
    RunscriptReader reader = new RunscriptReader();
    List<ScriptCommand> commands =
        ScriptSplitter.split(lines).orElse(List.of()).stream()
            .filter(command -> !command.isBlank() && !command.isComment())
            .filter(command -> !isForEngine(command))
            .toList();
    if (commands.isEmpty()) {
      return Optional.empty();
    }
    for (ScriptCommand each : commands.subList(0, commands.size() - 1)) {
      if (each.bodies() > 0 || !reader.prepare(each.text())) {
        return Optional.empty();
      }
    }
    return reader.start(commands.get(commands.size() - 1).text());
  }

  /** Whether a command does nothing but let an engine read the script by itself. */
  private static boolean isForEngine(ScriptCommand command) {
    return command.text().equals(": << 'EOF'")
        && command.heredoc().equals(List.of("eval \"set ${SINGULARITY_OCI_RUN}\"", "EOF"));
  }

  private boolean prepare(String text) {
    if (OF_BASE.contains(text)) {
      return true;
    }
    if (text.equals(BASE_CMD)) {
      inheritsCommand = true;
      return command.isEmpty();
    }
    if (text.equals(BASE_ENTRYPOINT)) {
      inheritsEntrypoint = true;
      return true;
    }
    if (text.startsWith(DEFAULT)) {
      command = words(text.substring(DEFAULT.length()));
      return command.isPresent();
    }
    boolean goes = text.startsWith("cd ") && text.endsWith(" || exit");
    if (goes) {
      directory =
          words(text.substring(3, text.length() - " || exit".length()))
              .filter(words -> words.size() == 1 && words.get(0).startsWith("/"))
              .map(words -> words.get(0));
    }
    return goes && directory.isPresent();
  }

  private Optional<Run> start(String text) {
    if (!text.startsWith("exec ") || !text.endsWith(ARGUMENTS)) {
      return Optional.empty();
    }
    String program = text.substring("exec".length(), text.length() - ARGUMENTS.length());
    if (program.isBlank()) {
      entrypoint = inheritsEntrypoint ? Optional.empty() : Optional.of(List.of());
    } else {
      entrypoint = words(program).filter(words -> !words.get(0).startsWith("-"));
      if (entrypoint.isEmpty() || inheritsEntrypoint || inheritsCommand) {
        return Optional.empty();
      }
    }
    return Optional.of(new Run(directory, entrypoint, command));
  }

  private static Optional<List<String>> words(String text) {
    return SimpleCommand.parse(text).filter(SimpleCommand::isPlain).flatMap(SimpleCommand::texts);
  }
}
