package org.sifter.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sifter.lint.rules.ContextFileProblem;

/** Modes of the build context, which git would not keep for the cases. */
final class ContextFileProblemTest {
  @TempDir private Path context;

  @BeforeEach
  void writeFiles() throws IOException {
    Path directory = Files.createDirectory(context.resolve("conf"));
    for (String name : List.of("a", "b")) {
      Path file = Files.writeString(directory.resolve(name), name);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void filesThatOnlyTheirOwnerCanReadAreReported() {
    assertEquals(
        List.of(
            "2:6-2:11 warning: conf/a and 1 more can be read by its owner only, in the image too"),
        lines("FROM debian:12\nCOPY conf/ /opt/conf/\n"));
    assertEquals(
        List.of("2:6-2:12 warning: conf/b can be read by its owner only, in the image too"),
        lines("FROM debian:12\nCOPY conf/b /opt/b\n"));
  }

  @Test
  void modesThatAreChangedOnTheWayAreNot() {
    assertEquals(List.of(), lines("FROM debian:12\nCOPY --chmod=644 conf/a /opt/a\n"));
    assertEquals(
        List.of(), lines("FROM debian:12\nCOPY conf/ /opt/conf/\nRUN chmod -R a+rX /opt/conf\n"));
  }

  @Test
  void stagesThatAreNotShippedMayHaveThem() {
    assertEquals(
        List.of(),
        lines(
            "FROM debian:12 AS build\nCOPY conf/a /a\nFROM debian:12\nCOPY --from=build /b /b\n"));
  }

  private List<String> lines(String dockerfile) {
    return new LintTester().inContext(context).lines(new ContextFileProblem().info(), dockerfile);
  }
}
