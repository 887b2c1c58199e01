package org.sifter.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.sifter.config.Configuration;
import org.sifter.diag.Diagnostic;
import org.sifter.report.FindingsFormat;
import org.sifter.report.FindingsReporter;

/** Tells what conversions have found, in the formats of the linter. */
final class ConversionReport {
  private final ConfigurationFinder configurations;
  private final Configuration options;

  /** Writes a report for programs; empty for people, who read messages. */
  private final Optional<FindingsReporter> reporter;

  private final boolean lints;
  private final Messages messages;

  private ConversionReport(
      ConfigurationFinder configurations,
      Configuration options,
      Optional<FindingsReporter> reporter,
      boolean lints,
      Messages messages) {
    this.configurations = configurations;
    this.options = options;
    this.reporter = reporter;
    this.lints = lints;
    this.messages = messages;
  }

  static ConversionReport of(
      Arguments arguments, Surroundings surroundings, FileReader reader, Messages messages)
      throws UsageException, FileException {
    return new ConversionReport(
        new ConfigurationFinder(
            reader, arguments.value(OptionNames.CONFIG), arguments.has(OptionNames.ISOLATED)),
        LintOptions.of(arguments),
        reporter(arguments, surroundings),
        arguments.has(OptionNames.LINT),
        messages);
  }

  /** The rules, which reports for programs list, are not loaded for messages. */
  private static Optional<FindingsReporter> reporter(Arguments arguments, Surroundings surroundings)
      throws UsageException {
    return ReportOptions.format(arguments) == FindingsFormat.TTY
        ? Optional.empty()
        : Optional.of(ReportOptions.reporter(arguments, surroundings));
  }

  /** What becomes of the findings in a Dockerfile, which the configuration beside it decides. */
  ConversionFindings findings(DockerfileInput input) throws FileException {
    Path directory =
        input.path().flatMap(path -> Optional.ofNullable(path.getParent())).orElse(input.context());
    return new ConversionFindings(
        input, configurations.find(directory).configuration().and(options), lints);
  }

  /** Comes before the first file. */
  void begin() {
    reporter.ifPresent(r -> messages.print(r.begin()));
  }

  /**
   * Tells what is found in a file.
   *
   * @param name how messages call it
   */
  void tell(String name, List<Diagnostic> told) {
    reporter.ifPresentOrElse(r -> messages.print(r.file(name, told)), () -> messages.report(told));
  }

  /** Comes behind the last file. */
  void end() {
    reporter.ifPresent(r -> messages.print(r.end()));
  }
}
