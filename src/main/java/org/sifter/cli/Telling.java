package org.sifter.cli;

import java.util.ArrayList;
import java.util.List;
import org.sifter.config.Configuration;
import org.sifter.diag.Code;
import org.sifter.diag.Diagnostic;
import org.sifter.diag.DiagnosticLog;
import org.sifter.diag.Severity;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.Suppressions;
import org.sifter.syntax.Dockerfile;

/** Decides which of the things that were found are told, after comments and the configuration. */
final class Telling {
  private final Configuration configuration;

  Telling(Configuration configuration) {
    this.configuration = configuration;
  }

  /**
   * What is told of a file, in the order of its places.
   *
   * @param ran the kinds of diagnostics that could have been found
   */
  List<Diagnostic> told(Dockerfile dockerfile, List<? extends Code> ran, List<Diagnostic> found) {
    DiagnosticLog told = new DiagnosticLog(dockerfile.source());
    found.stream().filter(Telling::endsTheConversion).forEach(told::add);
    List<Diagnostic> left = new ArrayList<>(found);
    left.removeIf(Telling::endsTheConversion);
    if (configuration.allowsInlineIgnores()) {
      Suppressions suppressions = Suppressions.of(dockerfile);
      left = new ArrayList<>(suppressions.remaining(left));
      left.addAll(suppressions.problems(RuleWords::isKnown, ran));
    }
    left.forEach(finding -> configuration.selection().apply(finding).ifPresent(told::add));
    return told.diagnostics();
  }

  /** Whether there is no result because of it, so that it must be told. */
  private static boolean endsTheConversion(Diagnostic diagnostic) {
    return diagnostic.severity() == Severity.ERROR && !(diagnostic.code() instanceof RuleInfo);
  }
}
