package org.sifter.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BuildLogTest {
  private static final String BUILD =
      """
      plan FROM debian:12; RUN false
      out 0 INFO: Starting
      cached 1
      start 2
      out 2 oops
      failed 2 3.2
      """;

  @TempDir private Path directory;
  private Path temporary;
  private Path target;

  @BeforeEach
  void makeDirectories() throws IOException {
    temporary = Files.createDirectory(directory.resolve("temporary"));
    target = Files.createDirectory(directory.resolve("target"));
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Test
  void isKeptOnRequestInPlaceOfAnOlderOne() throws IOException {
    Path log = Files.writeString(target.resolve("app.sif.log"), "old ".repeat(100));
    try (BuildLog build = BuildLog.open(temporary)) {
      ScriptedBuild.run(build, BUILD);
      assertEquals(List.of(), names(temporary));
      assertEquals(Optional.of(log), build.keep(log));
      ScriptedBuild.run(build, "fail 4 app.sif.log\n");
    }
    assertEquals(
        """
        engine | INFO: Starting
        [1/2] CACHED FROM debian:12
        [2/2] RUN false
        [2/2] | oops
        [2/2] FAILED 3.2s
        """,
        Files.readString(log));
    assertEquals(List.of("app.sif.log"), names(target));
  }

  @Test
  void nothingIsLeftOfItOtherwise() throws IOException {
    try (BuildLog build = BuildLog.open(temporary)) {
      ScriptedBuild.run(build, BUILD);
    }
    assertEquals(List.of(), names(temporary));
    assertEquals(List.of(), names(target));
  }

  @Test
  void longOutputIsWhole() throws IOException {
    Path log = target.resolve("app.sif.log");
    try (BuildLog build = BuildLog.open(temporary)) {
      ScriptedBuild.run(build, "plan RUN yes\n" + "out 1 0123456789\n".repeat(200_000));
      build.keep(log);
    }
    assertEquals("[1/1] | 0123456789\n".repeat(200_000), Files.readString(log));
  }

  @Test
  void aBuildGoesOnWithoutIt() throws IOException {
    Path nowhere = directory.resolve("nowhere");
    try (BuildLog build = BuildLog.open(nowhere)) {
      ScriptedBuild.run(build, BUILD);
      assertEquals(Optional.empty(), build.keep(target.resolve("app.sif.log")));
    }
    try (BuildLog build = BuildLog.open(temporary)) {
      ScriptedBuild.run(build, BUILD);
      assertEquals(Optional.empty(), build.keep(nowhere.resolve("app.sif.log")));
      assertEquals(Optional.empty(), build.keep(target.resolve("app.sif.log")), "it is ended");
    }
    assertFalse(Files.exists(target.resolve("app.sif.log")));
  }
}
