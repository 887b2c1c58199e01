package org.sifter.cli;

import java.util.List;

/** Reads which Dockerfiles the arguments of a command name. */
final class DockerfileArguments {
  private static final String HERE = ".";

  private DockerfileArguments() {}

  /**
   * What is named: with {@code -f} the build context, else Dockerfiles and build contexts, or with
   * {@code --recursive} the Dockerfiles below directories.
   */
  static List<String> names(Arguments arguments, FileReader reader)
      throws UsageException, FileException {
    if (!arguments.has(OptionNames.RECURSIVE)) {
      return arguments.has(OptionNames.FILE)
          ? List.of(arguments.single("CONTEXT with -f").orElse(HERE))
          : arguments.rest().isEmpty() ? List.of(HERE) : arguments.rest();
    }
    if (arguments.has(OptionNames.FILE)) {
      throw new UsageException("-f names one Dockerfile, and --recursive looks for all");
    }
    ConfigurationFinder configurations =
        new ConfigurationFinder(
            reader, arguments.value(OptionNames.CONFIG), arguments.has(OptionNames.ISOLATED));
    return new DockerfileSearch(reader, configurations).find(arguments.rest());
  }
}
