package org.sifter.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sifter.analysis.Analysis;
import org.sifter.context.BadIgnoreFileException;
import org.sifter.context.BuildContext;
import org.sifter.diag.Diagnostic;
import org.sifter.diag.DiagnosticLog;
import org.sifter.diag.Fix;
import org.sifter.diag.Severity;
import org.sifter.lint.rules.Rules;
import org.sifter.parser.Parser;
import org.sifter.plan.BaseImages;
import org.sifter.plan.BuildPlan;
import org.sifter.plan.Platform;
import org.sifter.resolve.ResolveOptions;
import org.sifter.resolve.Resolver;
import org.sifter.source.LineMap;
import org.sifter.source.SourceFile;
import org.sifter.syntax.Dockerfile;

/** Runs single rules over Dockerfiles. */
public final class LintTester {
  private Profile profile = Profile.DEFAULT;
  private BaseImages images = BaseImages.none();
  private Optional<Path> context = Optional.empty();

  /** Judges by a profile with the given setting, {@code KEY=VALUE}. */
  public LintTester with(String setting) {
    String[] pair = setting.split("=", 2);
    Setting key =
        Setting.named(pair[0]).orElseThrow(() -> new AssertionError("no setting " + pair[0]));
    profile = profile.with(key, pair[1]);
    return this;
  }

  /** Judges by a profile. */
  public LintTester forProfile(Profile other) {
    profile = other;
    return this;
  }

  /** Knows base images. */
  public LintTester with(BaseImages known) {
    images = known;
    return this;
  }

  /** Looks into a build context. */
  public LintTester inContext(Path root) {
    context = Optional.of(root);
    return this;
  }

  /** The Dockerfile with what is known of its meaning; it must have no errors. */
  public Analysis analyze(String dockerfile) {
    DiagnosticLog log = new DiagnosticLog(SourceFile.of("Dockerfile", dockerfile));
    Dockerfile parsed = Parser.parse(log);
    assertEquals(List.of(), errors(log), "in\n" + dockerfile);
    Optional<BuildPlan> plan =
        Resolver.resolve(
            parsed,
            new ResolveOptions(
                Optional.empty(),
                Map.of(),
                Platform.LINUX_AMD64,
                images,
                ResolveOptions.UnknownVariables.KEPT),
            log);
    assertTrue(plan.isPresent(), () -> errors(log) + " in\n" + dockerfile);
    return Analysis.of(parsed, plan.get(), context.map(LintTester::open));
  }

  /** What a rule finds; for the rules about comments, what they find when all rules are run. */
  public List<Diagnostic> findings(RuleInfo rule, String dockerfile) {
    if (rule.category() == Category.SUPPRESSION) {
      return suppressed(dockerfile).stream().filter(found -> found.code() == rule).toList();
    }
    Rule one = Rules.find(rule.name()).orElseThrow();
    return new Linter(List.of(one)).lint(new Subject(analyze(dockerfile), profile));
  }

  private List<Diagnostic> suppressed(String dockerfile) {
    Analysis analysis = analyze(dockerfile);
    List<Diagnostic> found = new Linter(Rules.all()).lint(new Subject(analysis, profile));
    Suppressions suppressions = Suppressions.of(analysis.dockerfile());
    List<Diagnostic> left = new ArrayList<>(suppressions.remaining(found));
    left.addAll(
        suppressions.problems(
            word ->
                word.equals("UnknownVariable")
                    || Rules.infos().stream().anyMatch(info -> new Selector(word).selects(info)),
            Rules.all().stream().map(Rule::info).toList()));
    return left;
  }

  /** What a rule finds, a line each: {@code 2:5-2:9 error: message}. */
  public List<String> lines(RuleInfo rule, String dockerfile) {
    List<String> lines = new ArrayList<>();
    for (Diagnostic finding : findings(rule, dockerfile)) {
      lines.add(line(finding));
    }
    return lines;
  }

  static String line(Diagnostic finding) {
    LineMap map = finding.source().lines();
    int end = finding.span().orElseThrow().end();
    return "%d:%d-%d:%d %s: %s"
        .formatted(
            finding.line(),
            finding.column(),
            map.line(end),
            map.column(end),
            finding.severity().word(),
            finding.message());
  }

  /** The Dockerfile after all that the rule can fix, one round after the other. */
  public String fixed(RuleInfo rule, String dockerfile) {
    String text = dockerfile;
    for (int round = 0; round < 10; round++) {
      List<Fix> fixes =
          findings(rule, text).stream().flatMap(finding -> finding.fix().stream()).toList();
      if (fixes.isEmpty()) {
        return text;
      }
      text = Repair.of(text, fixes).text();
    }
    throw new AssertionError("the fixes of " + rule.name() + " never come to an end");
  }

  private static List<String> errors(DiagnosticLog log) {
    return log.diagnostics().stream()
        .filter(d -> d.severity() == Severity.ERROR)
        .map(d -> d.line() + ": " + d.message())
        .toList();
  }

  private static BuildContext open(Path root) {
    try {
      return BuildContext.open(root, Optional.empty());
    } catch (IOException | BadIgnoreFileException e) {
      throw new AssertionError(e);
    }
  }
}
