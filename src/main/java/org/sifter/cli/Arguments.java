package org.sifter.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;

/** The options and other arguments that a command was given. */
final class Arguments {
  private final CommandLine line;

  Arguments(CommandLine line) {
    this.line = line;
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

  /** How often an option is given. */
  long count(Option option) {
    return Arrays.stream(line.getOptions()).filter(option::equals).count();
  }

  /** What is no option. */
  List<String> rest() {
    return line.getArgList();
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
