package org.sifter.lint.rules;

import org.sifter.diag.Severity;
import org.sifter.lint.Category;
import org.sifter.lint.Findings;
import org.sifter.lint.Phase;
import org.sifter.lint.Rule;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.Subject;
import org.sifter.script.ScriptError;

/** A step's command line is none that a shell can read, or more than the linter reads. */
public final class UnreadableScript implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of("SIF072", "unreadable-script", Category.BUILD, Severity.WARNING, Phase.BUILD);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    for (ScriptError error : subject.analysis().unread()) {
      findings.report(
          error.span(),
          "what follows here cannot be read: " + error.reason(),
          "Correct it, or split the step; no rule has looked at the rest of it.");
    }
  }
}
