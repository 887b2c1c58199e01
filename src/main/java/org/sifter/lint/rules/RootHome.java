package org.sifter.lint.rules;

import org.sifter.analysis.Paths;
import org.sifter.diag.Severity;
import org.sifter.lint.Category;
import org.sifter.lint.Findings;
import org.sifter.lint.Phase;
import org.sifter.lint.Rule;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.Subject;

/** The image keeps something in {@code /root} that its user needs and cannot reach. */
public final class RootHome implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of("SIF004", "root-home", Category.FILESYSTEM, Severity.ERROR, Phase.RUN);

  private static final HomeContent CONTENT =
      new HomeContent(
          Paths::isRootHome, /* depth= */ 1, "in root's home directory, which others cannot enter");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    CONTENT.report(subject.analysis(), findings);
  }
}
