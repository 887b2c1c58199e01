package org.sifter.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class LastLinesTest {
  private final LastLines lines = new LastLines(3);

  @Test
  void theLastLinesOfAStepAreKept() {
    ScriptedBuild.run(
        lines,
        """
        start 1
        out 1 a
        out 1 b
        out 1 \\033[31mc\\033[0m
        out 1
        out 1 d
        out 2 of another step
        out 0 of the engine
        failed 1 3
        """);
    assertEquals(List.of("b", "c", "d"), lines.ofStep(1));
    assertEquals(List.of("of another step"), lines.ofStep(2));
    assertEquals(List.of("of the engine"), lines.ofEngine());
  }

  @Test
  void nothingIsKeptOfWhatHasSucceeded() {
    ScriptedBuild.run(lines, "start 1\nout 1 a\ndone 1 3\n");
    assertEquals(List.of(), lines.ofStep(1));
    assertEquals(List.of(), lines.ofEngine());
  }

  @Test
  void longLinesAreCutBetweenCharacters() {
    ScriptedBuild.run(lines, "out 0 " + "x".repeat(1999) + "😀".repeat(50_000) + "\n");
    assertEquals(List.of("x".repeat(1999) + "..."), lines.ofEngine());
  }
}
