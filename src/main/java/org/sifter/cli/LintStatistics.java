package org.sifter.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sifter.diag.Diagnostic;

/** Counts the findings of each rule. */
final class LintStatistics implements LintOutcome {
  private final Results results;
  private final Messages messages;
  private final Map<String, Count> counts = new HashMap<>();

  LintStatistics(Results results, Messages messages) {
    this.results = results;
    this.messages = messages;
  }

  /**
   * How often a rule has found something.
   *
   * @param label how messages show the rule
   * @param fixable how many of the findings can be fixed
   */
  private record Count(String label, int findings, int fixable) {
    static Count of(Diagnostic finding) {
      return new Count(finding.code().label(), 1, finding.fix().isPresent() ? 1 : 0);
    }

    Count and(Count other) {
      return new Count(label, findings + other.findings, fixable + other.fixable);
    }

    String row() {
      String note = fixable == 0 ? "" : " [%d fixable]".formatted(fixable);
      return "%7d  %s%s\n".formatted(findings, label, note);
    }
  }

  @Override
  public ExitCode take(LintedFile file) {
    if (file.before().isEmpty()) {
      messages.report(file.diagnostics());
    } else {
      file.shown().stream()
          .map(Count::of)
          .forEach(count -> counts.merge(count.label(), count, Count::and));
    }
    return file.exitCode();
  }

  @Override
  public void end() {
    List<Count> rows = new ArrayList<>(counts.values());
    rows.sort(Comparator.comparingInt(Count::findings).reversed().thenComparing(Count::label));
    rows.forEach(count -> results.write(count.row()));
  }
}
