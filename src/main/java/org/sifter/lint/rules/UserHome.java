package org.sifter.lint.rules;

import org.sifter.analysis.Paths;
import org.sifter.diag.Severity;
import org.sifter.lint.Category;
import org.sifter.lint.Findings;
import org.sifter.lint.Phase;
import org.sifter.lint.Rule;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.Subject;

/** The image keeps something below {@code /home}, where the host's home directories may be. */
public final class UserHome implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of("SIF005", "user-home", Category.FILESYSTEM, Severity.ERROR, Phase.RUN);

  private static final HomeContent CONTENT =
      new HomeContent(
          Paths::isUserHome,
          /* depth= */ 2,
          "in a home directory, which the host's can hide and others often cannot enter");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    CONTENT.report(subject.analysis(), findings);
  }
}
