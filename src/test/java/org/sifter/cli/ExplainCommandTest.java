package org.sifter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sifter.cli.CliTester.Outcome;
import org.sifter.diag.Code;
import org.sifter.syntax.Keyword;

final class ExplainCommandTest {
  private final CliTester cli = new CliTester();

  @Test
  void tellsWhatBecomesOfAnInstruction() {
    Outcome outcome = cli.run("explain", "workdir");
    assertEquals(ExitCode.DONE, outcome.code());
    assertEquals(
        """
        WORKDIR
          arguments   the rest of the line
          flags       none
          variables   expanded in: path
          ONBUILD     may be its trigger
          becomes     %post and %runscript
        """,
        outcome.out());
  }

  @Test
  void listsFlags() {
    assertEquals(
        "  flags       [--mount=VALUE]... [--network=VALUE] [--security=VALUE] [--device=VALUE]...",
        cli.run("explain", "RUN").out().lines().skip(2).findFirst().orElseThrow());
  }

  @ParameterizedTest
  @EnumSource(Keyword.class)
  void knowsEveryInstruction(Keyword keyword) {
    assertEquals(ExitCode.DONE, cli.run("explain", keyword.name()).code());
  }

  @Test
  void tellsWhatADiagnosticMeans() {
    assertEquals(
        """
        StageName (error)
          message     ... cannot be the name of a stage
          help        Begin with a letter; letters, digits and - _ . may follow.
        """,
        cli.run("explain", "stagename").out());
  }

  @Test
  void knowsEveryDiagnostic() {
    for (Code code : Codes.all()) {
      Outcome outcome = cli.run("explain", code.id());
      assertEquals(ExitCode.DONE, outcome.code());
      assertFalse(outcome.out().matches("(?s).*%(\\d\\$)?s.*"), outcome.out());
    }
  }
}
