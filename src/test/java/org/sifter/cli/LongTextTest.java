package org.sifter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sifter.cli.CliTester.Outcome;

/**
 * Words and lines that are looked for in steps, so often that neither the stack holds a recursion
 * for each, nor an hour a search that begins anew at each.
 */
final class LongTextTest {
  private static final int TIMES = 15_000;

  /** Far beyond what it takes on a busy machine, and far below what such a search would take. */
  private static final Duration LIMIT = Duration.ofSeconds(90);

  static Stream<String> dockerfiles() {
    List<String> words =
        List.of("ls -a", "cp -x", "ln -f", "rm -f x", "find . -x", "/a", "/bin/x", "'a'", "\\ ");
    List<String> lines =
        List.of("ln -s a b", "find . -name x", "cp a b", "rm -f x/y", "cd /x && mv a b", "ls # x");
    return Stream.of(
            words.stream().map(word -> "RUN " + fill(word + " ")),
            words.stream().map(word -> "RUN x " + fill(word.replace(" ", ""))),
            words.stream().map(word -> "RUN " + word + fill(" -" + word.charAt(0))),
            words.stream().map(word -> "RUN x; " + fill(word + "; ")),
            lines.stream().map(line -> "RUN <<EOF\n" + (line + "\n").repeat(TIMES) + "EOF"),
            Stream.of(
                "RUN rm -rf " + fill("x "),
                "RUN a " + "\\\n".repeat(20 * TIMES) + " b",
                "ONBUILD RUN a\n".repeat(TIMES),
                "WORKDIR a\n".repeat(2_000),
                "SHELL [\"/bin/bash\", \"-c\"]\nRUN true\n".repeat(TIMES / 5),
                "RUN apt-get install" + " \\\n  x".repeat(TIMES),
                "RUN" + fill(" --mount=type=tmpfs,target=/x") + " true",
                "CMD [" + fill("\"a\", ") + "\"b\"]",
                "ENV" + fill(" a=\"b\""),
                "LABEL a='" + fill("{{ ") + "'"))
        .flatMap(texts -> texts)
        .map(text -> "FROM debian:12 AS first\nWORKDIR /x/y\n" + text + "\n")
        .map(text -> text + "FROM debian:12\nRUN ls\n");
  }

  /** A piece as often as a line may hold it. */
  private static String fill(String piece) {
    return piece.repeat(60_000 / piece.length());
  }

  @Test
  void triggersInTriggersAreRefused() {
    String dockerfile = "FROM debian:12\n" + fill("ONBUILD ") + "RUN a\n";
    Outcome outcome = new CliTester().file("Dockerfile", dockerfile).run("plan");
    assertEquals(ExitCode.BAD_INPUT, outcome.code());
    assertTrue(
        outcome.err().startsWith("Dockerfile:2:9: error: ONBUILD cannot be a trigger of ONBUILD"),
        () -> outcome.err().substring(0, 80));
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("dockerfiles")
  void areReadInTheirTime(String dockerfile) {
    CliTester cli = new CliTester().file("Dockerfile", dockerfile);
    for (List<String> command :
        List.of(List.of("convert", "--target", "first"), List.of("convert"), List.of("lint"))) {
      Outcome outcome =
          assertTimeoutPreemptively(LIMIT, () -> cli.run(command.toArray(String[]::new)));
      String begin = outcome.err().substring(0, Math.min(2000, outcome.err().length()));
      assertTrue(
          Set.of(ExitCode.DONE, ExitCode.FINDINGS).contains(outcome.code()),
          () -> command + " ended with " + outcome.code() + "\n" + begin);
    }
  }
}
