package org.sifter.cli;

import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Option;

/** Writes the help of sifter and of its commands. */
final class HelpText {
  private static final int MAX_WIDTH = 80;
  private static final int DESCRIPTION_COLUMN = 28;

  private HelpText() {}

  /** The commands, and where to read on. */
  static String of(List<Command> commands) {
    StringBuilder out = new StringBuilder();
    out.append("Usage: sifter COMMAND [ARGUMENT]...\n");
    out.append(
        "Compiles Dockerfiles to Apptainer definition files, and lints them for clusters.\n\n");
    for (Command command : commands) {
      out.append("  %-16s%s\n".formatted(command.name(), command.summary()));
    }
    out.append("  %-16s%s\n".formatted("help", "show the help of a command: sifter help COMMAND"));
    out.append(
        """

          sifter convert -o app.def .    # what ./Dockerfile builds, for Apptainer
          sifter help build --all        # all options of a command
          sifter --version

        Exit status: 0 done; 1 findings, or something cannot be translated faithfully;
        2 wrong usage, unusable file, no valid Dockerfile; 3 no engine or no Java;
        70 error in sifter.
        """);
    return out.toString();
  }

  /** How a command is called, on one screen: where it has many options, the usual ones. */
  static String of(Command command) {
    StringBuilder out = head(command);
    List<String> usual = command.usualOptions();
    if (usual.isEmpty()) {
      return out.append(options(command)).toString();
    }
    command.options().stream()
        .filter(option -> usual.contains(option.getLongOpt()))
        .forEach(option -> out.append(row(option)));
    out.append("\nAll options: sifter help %s --all\n".formatted(command.name()));
    return out.toString();
  }

  /** The same with all options. */
  static String ofAll(Command command) {
    return head(command).append(options(command)).toString();
  }

  private static StringBuilder head(Command command) {
    StringBuilder out = new StringBuilder();
    String usage = "Usage: sifter %s %s".formatted(command.name(), command.synopsis());
    out.append(usage.strip()).append('\n');
    out.append(sentence(command.summary())).append("\n\n");
    int width = command.examples().stream().mapToInt(e -> e.line(command).length()).max().orElse(0);
    for (Example example : command.examples()) {
      String line = example.line(command);
      String gap = " ".repeat(width - line.length());
      out.append("  %s%s   # %s\n".formatted(line, gap, example.result()));
    }
    return out.append('\n');
  }

  private static String options(Command command) {
    StringBuilder out = new StringBuilder();
    command.options().forEach(option -> out.append(row(option)));
    OptionNames.ofAll().forEach(option -> out.append(row(option)));
    if (!command.options().isEmpty()) {
      out.append("\nA file called - is standard input or output.\n");
    }
    return out.toString();
  }

  private static String sentence(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
  }

  private static String row(Option option) {
    String letter = Optional.ofNullable(option.getOpt()).map(o -> "-" + o + ", ").orElse("    ");
    String argument = argument(option);
    String name = "  " + letter + "--" + option.getLongOpt() + argument;
    StringBuilder out = new StringBuilder(name);
    int column = name.length();
    if (column > DESCRIPTION_COLUMN - 2) {
      column = newLine(out);
    }
    for (String word : option.getDescription().split(" ", -1)) {
      if (column + 1 + word.length() > MAX_WIDTH) {
        column = newLine(out);
      }
      int gap = Math.max(column == DESCRIPTION_COLUMN ? 0 : 1, DESCRIPTION_COLUMN - column);
      out.append(" ".repeat(gap)).append(word);
      column += gap + word.length();
    }
    return out.append('\n').toString();
  }

  private static String argument(Option option) {
    if (!option.hasArg()) {
      return "";
    }
    return option.hasOptionalArg() ? "[=" + option.getArgName() + "]" : " " + option.getArgName();
  }

  private static int newLine(StringBuilder out) {
    out.append('\n').append(" ".repeat(DESCRIPTION_COLUMN));
    return DESCRIPTION_COLUMN;
  }
}
