package org.sifter.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sifter.config.Configuration;
import org.sifter.context.BadIgnoreFileException;
import org.sifter.context.BuildContext;
import org.sifter.diag.Code;
import org.sifter.diag.Diagnostic;
import org.sifter.diag.DiagnosticLog;
import org.sifter.lint.Level;
import org.sifter.lint.Profile;
import org.sifter.lint.Setting;
import org.sifter.lint.Target;
import org.sifter.plan.BuildPlan;

/** Sorts out what a conversion has found: by the linter's names, and with what its rules find. */
final class ConversionFindings {
  private final FileReader reader;
  private final DockerfileInput input;
  private final Configuration configuration;
  private final boolean lints;

  ConversionFindings(
      FileReader reader, DockerfileInput input, Configuration configuration, boolean lints) {
    this.reader = reader;
    this.input = input;
    this.configuration = configuration;
    this.lints = lints;
  }

  /**
   * What is to be told.
   *
   * @param log what the conversion has found
   * @param reading what was read; empty when it did not come to that
   */
  List<Diagnostic> told(DiagnosticLog log, Optional<FrontEnd.Reading> reading) {
    return reading.map(read -> told(log, read)).orElseGet(log::diagnostics).stream()
        .filter(d -> configuration.minSeverity().map(l -> l.isReachedBy(d.severity())).orElse(true))
        .map(this::shown)
        .toList();
  }

  /**
   * The same of a file by the name that the user would call it; others are known by their paths.
   */
  private Diagnostic shown(Diagnostic diagnostic) {
    String name = diagnostic.source().name();
    return name.equals(input.source().name())
        ? diagnostic
        : diagnostic.withFileName(reader.shown(input.context().resolve(name)));
  }

  /** Whether any of it is as grave as {@code --fail-on} says; without it, nothing is. */
  boolean areGrave(List<Diagnostic> told) {
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
    } catch (IOException | BadIgnoreFileException e) {
      return Optional.empty(); // The translation has told it.
    }
  }
}
