package org.sifter.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sifter.lint.LintTester;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.rules.Rules;

/**
 * What the linter's rules say of Apptainer is true: what they report does fail, or goes wrong, when
 * an ordinary user builds or runs the image, and what they advise instead does work.
 *
 * <p>The claims are the folders in {@code testdata/claims}; {@code -Dclaims='tmp-*'} picks some by
 * name. What must come of a claim is written by hand, from what the rule's page says: there is no
 * way to have it written by this test.
 */
@Tag("engine")
@Execution(ExecutionMode.CONCURRENT)
class RuleClaimsIT {
  @BeforeAll
  static void enginesMustBeHere() {
    Engines.require();
  }

  static List<RuleClaim> claims() {
    PathMatcher chosen =
        FileSystems.getDefault().getPathMatcher("glob:" + System.getProperty("claims", "*"));
    return RuleClaim.claims(Path.of("testdata/claims")).stream()
        .filter(claim -> chosen.matches(Path.of(claim.rule())))
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("claims")
  void theRuleIsRightAboutApptainer(RuleClaim claim) throws IOException {
    assertReported(claim);
    for (RuleClaim.Version version : RuleClaim.Version.values()) {
      Transcript expected = Transcript.parse(RuleClaim.read(claim.expected(version)));
      List<String> differences = expected.differences(session(claim, version));
      if (!differences.isEmpty()) {
        fail(
            claim.expected(version)
                + " (- what the rule says, + what Apptainer does)\n"
                + String.join("\n", differences));
      }
    }
  }

  /** That the rule tells the two Dockerfiles apart. */
  private static void assertReported(RuleClaim claim) {
    RuleInfo rule = Rules.find(claim.rule()).orElseThrow().info();
    LintTester tester = new LintTester();
    claim.context().ifPresent(tester::inContext);
    String bad = RuleClaim.read(claim.dockerfile(RuleClaim.Version.BAD));
    assertFalse(tester.findings(rule, bad).isEmpty(), "nothing is reported in\n" + bad);
    String fixed = RuleClaim.read(claim.dockerfile(RuleClaim.Version.FIXED));
    assertEquals(List.of(), tester.lines(rule, fixed), "reported in\n" + fixed);
  }

  private static Transcript session(RuleClaim claim, RuleClaim.Version version) throws IOException {
    try (Cluster cluster = Cluster.of(claim, version)) {
      if (claim.definition(version).isPresent()) {
        return cluster.build(claim.commands());
      }
      cluster.pull();
      return cluster.use(claim.commands());
    }
  }
}
