package org.sifter.cli;

import java.util.List;
import java.util.Optional;
import org.sifter.analysis.Analysis;
import org.sifter.context.BuildContext;
import org.sifter.diag.Diagnostic;
import org.sifter.lint.Linter;
import org.sifter.lint.Profile;
import org.sifter.lint.Rule;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.Selection;
import org.sifter.lint.Subject;
import org.sifter.lint.rules.Rules;
import org.sifter.plan.BuildPlan;
import org.sifter.syntax.Dockerfile;

/**
 * The rules that are run.
 *
 * @param rules those that are selected and have something to say for the profile
 */
record RuleRun(List<Rule> rules) {

  static RuleRun of(Selection selection, Profile profile) {
    return new RuleRun(Rules.selected(selection, profile));
  }

  /** What is known of them without running them. */
  List<RuleInfo> infos() {
    return rules.stream().map(Rule::info).toList();
  }

  /** What they find; nothing is suppressed yet. */
  List<Diagnostic> check(
      Dockerfile dockerfile, BuildPlan plan, Optional<BuildContext> context, Profile profile) {
    Analysis analysis = Analysis.of(dockerfile, plan, context);
    return new Linter(rules).lint(new Subject(analysis, profile));
  }
}
