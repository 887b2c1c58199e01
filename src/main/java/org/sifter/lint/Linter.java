package org.sifter.lint;

import java.util.ArrayList;
import java.util.List;
import org.sifter.diag.Diagnostic;

/** Runs rules over a Dockerfile. */
public final class Linter {
  private final List<Rule> rules;

  /** A linter with the given rules. */
  public Linter(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  /** What the rules find, in the order of the rules; nothing is suppressed yet. */
  public List<Diagnostic> lint(Subject subject) {
    List<Diagnostic> found = new ArrayList<>();
    for (Rule rule : rules) {
      if (rule.appliesTo(subject.profile())) {
        Findings findings = new Findings(rule.info(), subject.analysis().dockerfile());
        rule.check(subject, findings);
        found.addAll(findings.all());
      }
    }
    return found;
  }
}
