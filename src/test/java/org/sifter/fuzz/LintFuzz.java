package org.sifter.fuzz;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sifter.analysis.Analysis;
import org.sifter.diag.Diagnostic;
import org.sifter.diag.Fix;
import org.sifter.lint.Linter;
import org.sifter.lint.Profile;
import org.sifter.lint.Repair;
import org.sifter.lint.Rule;
import org.sifter.lint.Subject;
import org.sifter.lint.Suppressions;
import org.sifter.lint.rules.Rules;
import org.sifter.plan.BaseImages;
import org.sifter.plan.BuildPlan;
import org.sifter.resolve.ResolveOptions.UnknownVariables;
import org.sifter.source.SourceFile;
import org.sifter.testing.Pipeline;

/** All rules over Dockerfiles, and their fixes. */
public final class LintFuzz {
  private static final Linter LINTER = new Linter(Rules.all());

  private LintFuzz() {}

  /** Lints any bytes that are a Dockerfile with a plan. */
  public static void fuzzerTestOneInput(byte[] input) {
    Optional<SourceFile> source = FuzzText.file("Dockerfile", input);
    if (source.isPresent()) {
      lint(source.get(), BaseImages.none()).ifPresent(found -> checkFixes(source.get(), found));
    }
  }

  /** What is found; empty when it has no plan. */
  static Optional<List<Diagnostic>> lint(SourceFile source, BaseImages bases) {
    Pipeline pipeline = Pipeline.of(source, bases);
    Optional<BuildPlan> plan = pipeline.plan(UnknownVariables.KEPT);
    if (plan.isEmpty()) {
      return Optional.empty();
    }
    Analysis analysis = Analysis.of(pipeline.dockerfile(), plan.get(), Optional.empty());
    List<Diagnostic> found = LINTER.lint(new Subject(analysis, Profile.DEFAULT));
    Suppressions suppressions = Suppressions.of(pipeline.dockerfile());
    List<Diagnostic> told = new ArrayList<>(suppressions.remaining(found));
    told.addAll(
        suppressions.problems(word -> false, Rules.all().stream().map(Rule::info).toList()));
    told.forEach(pipeline.log()::add);
    SpanCheck.check(pipeline.log());
    return Optional.of(told);
  }

  /** What is fixed can be read, and lint comes to an end on it. */
  private static void checkFixes(SourceFile source, List<Diagnostic> found) {
    List<Fix> fixes = found.stream().flatMap(finding -> finding.fix().stream()).toList();
    if (fixes.isEmpty()) {
      return;
    }
    String repaired = Repair.of(source.text(), fixes).text();
    assertTrue(
        lint(source.withText(repaired), BaseImages.none()).isPresent(),
        () -> "after fixes: " + repaired);
    assertFalse(repaired.isBlank(), "a fix leaves something");
  }
}
