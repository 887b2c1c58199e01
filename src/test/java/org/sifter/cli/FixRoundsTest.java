package org.sifter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sifter.diag.Diagnostic;
import org.sifter.diag.Edit;
import org.sifter.diag.Fix;
import org.sifter.lint.rules.Rules;
import org.sifter.source.SourceFile;
import org.sifter.source.Span;

final class FixRoundsTest {
  private static final SourceFile FILE = SourceFile.of("Dockerfile", "aab");

  /** Finds each {@code a}, which can become a {@code c}, and reads no file with {@code cc}. */
  private static DockerfileLint.Result lint(SourceFile file) {
    int place = file.text().indexOf('a');
    boolean valid = !file.text().contains("cc");
    return new DockerfileLint.Result(
        valid, place < 0 || !valid ? List.of() : List.of(finding(file, place)));
  }

  private static Diagnostic finding(SourceFile file, int place) {
    Span span = new Span(place, place + 1);
    return new Diagnostic(
        Rules.infos().get(0),
        Rules.infos().get(0).severity(),
        file,
        Optional.of(span),
        "an a",
        "",
        Optional.of(Fix.safe("write c", new Edit(span, "c"))));
  }

  @Test
  void aFileThatAFixBreaksIsLeftAsItWasWithItsFindings() {
    FixRounds fixed = FixRounds.of(FILE, FixRoundsTest::lint, Set.of(Fix.Safety.SAFE));
    assertEquals(new FixRounds(FILE, lint(FILE), 0), fixed);
    assertEquals(1, fixed.result().diagnostics().size());
  }

  @Test
  void fixesAreMadeRoundByRound() {
    FixRounds fixed =
        FixRounds.of(
            SourceFile.of("Dockerfile", "aba"), FixRoundsTest::lint, Set.of(Fix.Safety.SAFE));
    assertEquals("cbc", fixed.text().text());
    assertEquals(2, fixed.made());
  }

  @Test
  void otherFixesAreNotMade() {
    assertEquals(0, FixRounds.of(FILE, FixRoundsTest::lint, Set.of(Fix.Safety.UNSAFE)).made());
  }
}
