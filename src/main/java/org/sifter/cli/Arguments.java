package org.sifter.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;

/** The options and other arguments that a command was given. */
final class Arguments {
  private final CommandLine line;
  private final List<String> behind;

  /**
   * What was given.
   *
   * @param behind what stands behind {@code --}
   */
  Arguments(CommandLine line, List<String> behind) {
    this.line = line;
    this.behind = List.copyOf(behind);
  }

  /** Whether an option is given, by its long name. */
  boolean has(String option) {
    return line.hasOption(option);
  }

  /** The value of an option. */
  Optional<String> value(String option) {
    return Optional.ofNullable(line.getOptionValue(option));
  }

  /** The values of an option that may be repeated, in their order. */
  List<String> values(String option) {
    return Optional.ofNullable(line.getOptionValues(option)).map(List::of).orElse(List.of());
  }

  /**
   * The options in words that say the same, without some.
   *
   * @param left the long names of those that are left out
   */
  List<String> optionsWithout(List<String> left) {
    return Arrays.stream(line.getOptions())
        .filter(option -> !left.contains(option.getLongOpt()))
        .map(
            option -> "--" + option.getLongOpt() + (option.hasArg() ? "=" + option.getValue() : ""))
        .toList();
  }

  /** How often an option is given. */
  int count(Option option) {
    int count = 0;
    for (Option given : line.getOptions()) {
      count += given.equals(option) ? 1 : 0;
    }
    return count;
  }

  /** What is no option. */
  List<String> rest() {
    List<String> all = new ArrayList<>(line.getArgList());
    all.addAll(behind);
    return all;
  }

  /** What is no option of a command that hands on what stands behind {@code --}. */
  List<String> before() {
    return line.getArgList();
  }

  /** What stands behind {@code --}. */
  List<String> behind() {
    return behind;
  }

  /**
   * The one argument that is no option, if there is one.
   *
   * @param what what it is, for the message when there are more
   */
  Optional<String> single(String what) throws UsageException {
    if (rest().size() > 1) {
      throw new UsageException(
          "it takes one %s, not %d: %s".formatted(what, rest().size(), String.join(" ", rest())));
    }
    return rest().stream().findFirst();
  }
}
