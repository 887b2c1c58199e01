package org.sifter.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sifter.config.Configuration;
import org.sifter.context.BadPatternException;
import org.sifter.context.BuildContext;
import org.sifter.diag.Code;
import org.sifter.diag.Diagnostic;
import org.sifter.diag.DiagnosticLog;
import org.sifter.lint.Level;
import org.sifter.lint.Profile;
import org.sifter.lint.Setting;
import org.sifter.lint.Target;
import org.sifter.plan.BuildPlan;
import org.sifter.report.FindingsFormat;
import org.sifter.report.FindingsReporter;

/** Tells what a conversion has found: in the formats of the linter, and by its rules. */
final class ConversionReport {
  private final DockerfileInput input;
  private final Configuration configuration;

  /** Writes a report for programs; empty for people, who read messages. */
  private final Optional<FindingsReporter> reporter;

  private final boolean lints;

  private ConversionReport(
      DockerfileInput input,
      Configuration configuration,
      Optional<FindingsReporter> reporter,
      boolean lints) {
    this.input = input;
    this.configuration = configuration;
    this.reporter = reporter;
    this.lints = lints;
  }

  static ConversionReport of(
      Arguments arguments, Surroundings surroundings, FileReader reader, DockerfileInput input)
      throws UsageException, FileException {
    ConfigurationFinder configurations =
        new ConfigurationFinder(
            reader, arguments.value(OptionNames.CONFIG), arguments.has(OptionNames.ISOLATED));
    Path directory =
        input.path().flatMap(path -> Optional.ofNullable(path.getParent())).orElse(input.context());
    return new ConversionReport(
        input,
        configurations.find(directory).configuration().and(LintOptions.of(arguments)),
        reporter(arguments, surroundings),
        arguments.has(OptionNames.LINT));
  }

  /** The rules, which reports for programs list, are not loaded for messages. */
  private static Optional<FindingsReporter> reporter(Arguments arguments, Surroundings surroundings)
      throws UsageException {
    return ReportOptions.format(arguments) == FindingsFormat.TTY
        ? Optional.empty()
        : Optional.of(ReportOptions.reporter(arguments, surroundings));
  }

  /**
   * Tells it.
   *
   * @param log what the conversion has found
   * @param reading what was read; empty when it did not come to that
   * @return whether anything is as grave as {@code --fail-on} says; without it, nothing is
   */
  boolean tell(DiagnosticLog log, Optional<FrontEnd.Reading> reading, Messages messages) {
    List<Diagnostic> told =
        reading.map(read -> told(log, read)).orElseGet(log::diagnostics).stream()
            .filter(
                d -> configuration.minSeverity().map(l -> l.isReachedBy(d.severity())).orElse(true))
            .toList();
    reporter.ifPresentOrElse(
        r -> messages.print(r.begin() + r.file(input.source().name(), told) + r.end()),
        () -> messages.report(told));
    Level threshold = configuration.failOn().orElse(Level.OFF);
    return told.stream().anyMatch(d -> threshold.isReachedBy(d.severity()));
  }

  private List<Diagnostic> told(DiagnosticLog log, FrontEnd.Reading reading) {
    List<Diagnostic> found = TranslationFindings.asRules(log.diagnostics());
    List<Code> ran = new ArrayList<>();
    if (lints && reading.plan().isPresent()) {
      Profile profile = profile();
      RuleRun run = RuleRun.of(configuration.selection(), profile);
      BuildPlan plan = reading.plan().get();
      found =
          TranslationFindings.merge(
              found, run.check(reading.dockerfile(), plan, context(), profile));
      ran.addAll(run.infos());
    }
    return new Telling(configuration).told(reading.dockerfile(), ran, found);
  }

  /** The profile of the configuration, but for how the image gets to the cluster. */
  private Profile profile() {
    return configuration.profile().with(Setting.TARGET, Target.SIFTER.word());
  }

  private Optional<BuildContext> context() {
    try {
      return Optional.of(BuildContext.open(input.context(), input.path()));
    } catch (IOException | BadPatternException e) {
      return Optional.empty(); // The translation has told it.
    }
  }
}
