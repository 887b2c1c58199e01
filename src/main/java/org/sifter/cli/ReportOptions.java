package org.sifter.cli;

import java.util.List;
import java.util.Optional;
import org.sifter.lint.rules.Rules;
import org.sifter.report.FindingsFormat;
import org.sifter.report.FindingsReporter;
import org.sifter.report.Palette;
import org.sifter.report.Tool;

/** Reads how findings are to be reported. */
final class ReportOptions {
  private static final String DEFAULT = "tty";

  private ReportOptions() {}

  /** The format of {@code --format}. */
  static FindingsFormat format(Arguments arguments) throws UsageException {
    String name = arguments.value(OptionNames.FORMAT).orElse(DEFAULT);
    return Choices.parse(OptionNames.FORMAT, name, List.of(FindingsFormat.values()));
  }

  /** Has messages told in the format of {@code --format}, if that is one for programs. */
  static void choose(Arguments arguments, Surroundings surroundings, Messages messages)
      throws UsageException {
    forPrograms(arguments, surroundings).ifPresent(messages::tellPrograms);
  }

  /**
   * What writes the report for programs; empty for people, who read messages: the rules, which such
   * reports list, are not loaded for them.
   */
  static Optional<FindingsReporter> forPrograms(Arguments arguments, Surroundings surroundings)
      throws UsageException {
    return format(arguments) == FindingsFormat.TTY
        ? Optional.empty()
        : Optional.of(reporter(arguments, surroundings));
  }

  /** What writes the report; it is coloured only on standard output. */
  static FindingsReporter reporter(Arguments arguments, Surroundings surroundings)
      throws UsageException {
    Palette palette =
        arguments.has(OptionNames.OUTPUT)
            ? Palette.PLAIN
            : ColorChoice.of(arguments).palette(surroundings);
    Tool tool = new Tool(surroundings.version(), List.copyOf(Rules.infos()));
    return format(arguments).reporter(tool, palette);
  }
}
