package org.sifter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.commons.cli.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sifter.plan.Platform;
import org.sifter.progress.BuildEvent;

final class ProgressOptionsTest {
  private static final String PLAIN =
      """
      [1/1] RUN make
      [1/1] | cc
      [1/1] done 3.0s
      app.sif  5 B  4.0s
      """;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private static Arguments arguments(String... words) throws UsageException {
    List<Option> options = new ArrayList<>(OptionNames.ofProgress());
    options.addAll(OptionNames.ofAll());
    return new OptionParser(options).parse(List.of(words));
  }

  /** Shows a build. */
  private void show(boolean isTerminal, Map<String, String> variables, String... words)
      throws Exception {
    Surroundings surroundings =
        new Surroundings(
            InputStream.nullInputStream(),
            out,
            new PrintStream(err, /* autoFlush= */ true, StandardCharsets.UTF_8),
            variables,
            Path.of("/"),
            isTerminal,
            Platform.LINUX_AMD64,
            (connecting, patience) -> {
              throw new AssertionError("no network");
            },
            Optional.empty(),
            Optional.empty());
    Progress progress = new ProgressOptions(arguments(words), surroundings).open();
    try (progress) {
      progress.on(
          new BuildEvent.Planned(
              List.of(
                  new BuildEvent.PlannedStep(
                      1, Optional.empty(), "RUN make", Optional.of("Dockerfile:2")))));
      progress.on(new BuildEvent.Output(OptionalInt.empty(), "INFO: x"));
      progress.on(new BuildEvent.StepStarted(1));
      progress.on(new BuildEvent.Output(OptionalInt.of(1), "cc"));
      progress.on(new BuildEvent.StepEnded(1, BuildEvent.Outcome.DONE, Duration.ofSeconds(3)));
      progress.on(new BuildEvent.Finished(Path.of("app.sif"), 5, Duration.ofSeconds(4)));
    }
    progress.finish();
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void withoutATerminalLinesAreShown() throws Exception {
    show(/* isTerminal= */ false, Map.of("TERM", "xterm"));
    assertEquals(PLAIN, err());
    assertEquals("", out());
  }

  @ParameterizedTest
  @CsvSource({"dumb", "''"})
  void aTerminalThatCannotMoveItsCursorGetsLines(String type) throws Exception {
    show(/* isTerminal= */ true, Map.of("TERM", type));
    assertEquals(PLAIN, err());
  }

  @Test
  void linesAreShownOnRequest() throws Exception {
    show(/* isTerminal= */ true, Map.of("TERM", "xterm"), "--progress", "plain", "--verbose");
    assertEquals("engine | INFO: x\n" + PLAIN, err());
  }

  @Test
  void aTerminalShowsTheBuildLive() throws Exception {
    show(/* isTerminal= */ true, Map.of("TERM", "xterm", "LANG", "C.UTF-8"));
    assertTrue(err().contains("\u001B[32m[1/1]\u001B[0m RUN make"), err());
    assertTrue(err().contains("app.sif  5 B  4.0s"), err());
    assertEquals("", out());
  }

  @Test
  void itHasNoColoursWhereTheUserWantsNone() throws Exception {
    show(/* isTerminal= */ true, Map.of("TERM", "xterm", "NO_COLOR", "1"));
    assertTrue(err().contains("[1/1] RUN make"), err());
    assertFalse(err().contains("m[1/1]"), err());
  }

  @Test
  void objectsGoToStandardOutput() throws Exception {
    show(/* isTerminal= */ true, Map.of("TERM", "xterm"), "--progress=json");
    assertEquals(6, out().lines().count());
    assertTrue(out().endsWith("\"bytes\":5,\"milliseconds\":4000}\n"), out());
    assertEquals("", err());
  }

  @Test
  void quietPrintsTheImageOnly() throws Exception {
    show(/* isTerminal= */ true, Map.of("TERM", "xterm"), "-q");
    assertEquals("app.sif\n", out());
    assertEquals("", err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-q -v | --quiet leaves nothing for --verbose to show",
        "-q --progress=plain | --quiet leaves nothing for --progress to show",
        "--progress=tty | --progress is auto, plain, json, not tty",
        "--progress=jsno | --progress is auto, plain, json, not jsno; did you mean json?"
      })
  void contradictionsAreExplained(String words, String message) {
    UsageException e =
        assertThrows(
            UsageException.class, () -> show(/* isTerminal= */ false, Map.of(), words.split(" ")));
    assertEquals(message, e.getMessage());
  }
}
