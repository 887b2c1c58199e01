package org.sifter.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sifter.definition.DefinitionWriter;
import org.sifter.source.SourceFile;
import org.sifter.testing.Pipeline;
import org.sifter.translate.Translation;

/** What tells which step of a build runs. */
final class StepMarksTest {
  private static final String DOCKERFILE =
      """
      FROM alpine AS one
      ENV A=b
      RUN echo 1
      FROM debian
      COPY file /file
      WORKDIR /there
      LABEL a=b
      # about the last step
      RUN echo 2 \\
       && echo 3
      """;

  @TempDir Path context;

  private Translation translation(String dockerfile) {
    return Pipeline.of(SourceFile.of("Dockerfile", dockerfile))
        .translation(context, /* lenient= */ false, Optional.empty(), Optional.empty())
        .orElseThrow();
  }

  @BeforeEach
  void fill() throws Exception {
    Files.writeString(context.resolve("file"), "");
  }

  private static String mark(String text, int number) {
    return text.lines()
        .map(String::strip)
        .filter(line -> line.startsWith("echo sifter-") && line.endsWith(" " + number + " >&2"))
        .findFirst()
        .map(line -> line.substring("echo ".length(), line.length() - " >&2".length()))
        .orElseThrow();
  }

  @Test
  void stepsAreNumberedAsTheEngineRunsThem() {
    Translation translation =
        translation(DOCKERFILE.replace("COPY file", "COPY --from=one /etc/passwd"));
    assertEquals(
        List.of(
            "1 one FROM alpine AS one",
            "2 one RUN echo 1",
            "3 stage-1 FROM debian",
            "4 stage-1 COPY --from=one /etc/passwd /file",
            "5 stage-1 WORKDIR /there",
            "6 stage-1 RUN echo 2 && echo 3"),
        translation.steps().stream()
            .map(s -> s.number() + " " + translation.stageName(s) + " " + s.title())
            .toList());
  }

  @Test
  void aMarkStandsAboveEachStepAndBehindTheLast() {
    Translation translation = translation(DOCKERFILE);
    String text = DefinitionWriter.write(new StepMarks(translation).definition());
    String marks =
        text.lines()
            .map(String::strip)
            .filter(line -> line.startsWith("echo sifter-") || line.startsWith("# Dockerfile:"))
            .map(line -> line.replaceAll("echo sifter-[0-9a-f]{12} (.*) >&2", "$1"))
            .collect(Collectors.joining("\n"));
    assertEquals(
        """
        for 2
        step 2
        # Dockerfile:5  COPY file /file
        step 3
        # Dockerfile:6  WORKDIR /there
        step 4
        # Dockerfile:9  RUN
        end 0""",
        marks);
  }

  @Test
  void nothingElseChangesButTheTrace() {
    Translation translation = translation(DOCKERFILE);
    String marked = DefinitionWriter.write(new StepMarks(translation).definition());
    String without =
        marked
            .lines()
            .filter(line -> !line.strip().startsWith("echo sifter-"))
            .filter(line -> !line.strip().equals("set +x"))
            .collect(Collectors.joining("\n"));
    String plain =
        DefinitionWriter.write(translation.definition())
            .lines()
            .filter(line -> !line.strip().equals("set -x"))
            .filter(line -> !line.strip().equals("set +x"))
            .collect(Collectors.joining("\n"));
    assertEquals(plain, without);
    assertFalse(marked.contains("\n    set -x\n"), marked);
  }

  @Test
  void marksAreTheSameEachTimeAndOthersForOtherFiles() {
    String once = DefinitionWriter.write(new StepMarks(translation(DOCKERFILE)).definition());
    String again = DefinitionWriter.write(new StepMarks(translation(DOCKERFILE)).definition());
    assertEquals(once, again);
    String other =
        DefinitionWriter.write(
            new StepMarks(translation(DOCKERFILE.replace("echo 2", "echo 4"))).definition());
    assertNotEquals(mark(once, 3), mark(other, 3));
  }

  @Test
  void marksAreReadEvenBehindAnUnendedLine() {
    Translation translation = translation(DOCKERFILE);
    StepMarks marks = new StepMarks(translation);
    String mark = mark(DefinitionWriter.write(marks.definition()), 3);
    Recipe.Sign sign = marks.read("no end of line" + mark);
    assertEquals(Optional.of("no end of line"), sign.before());
    assertEquals(OptionalInt.of(3), sign.begins());
    assertEquals(Optional.empty(), marks.read(mark).before());
    assertEquals(Recipe.Sign.none("sifter-0 step 3"), marks.read("sifter-0 step 3"));
    String beyond = mark.replace("step 3", "step 99");
    assertEquals(OptionalInt.empty(), marks.read(beyond).begins());
  }
}
