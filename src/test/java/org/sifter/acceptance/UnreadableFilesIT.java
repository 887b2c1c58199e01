package org.sifter.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What sifter says to an ordinary user of files that are not theirs to read or write. Root, as whom
 * the other tests run, may read and write everything.
 */
@Tag("engine")
class UnreadableFilesIT {
  private Path directory;

  @BeforeAll
  static void engineUserMustBeHere() {
    Engines.require();
  }

  @BeforeEach
  void layOut() throws IOException {
    directory = Files.createTempDirectory(Engines.WORK, "unreadable-");
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    InstalledSifter.copyProgram(directory.resolve("sifter"));
    Files.writeString(directory.resolve("Dockerfile"), "FROM busybox\nCOPY data /data\n");
    Files.writeString(directory.resolve("base.json"), "{\"*\": {\"config\": {}}}");
    Files.createDirectory(directory.resolve("data"));
    Files.writeString(directory.resolve("data/open"), "");
  }

  @AfterEach
  void clean() {
    Commands.in(Engines.WORK).run("rm", "-rf", directory.toString()).orFail();
  }

  @Test
  void dockerfile() throws IOException {
    mode("Dockerfile", "---------");
    assertRefused(
        2,
        """
        Dockerfile: error: you have no permission to read it [NotReadable]
           = help: Look at its permissions with ls -l.
        """,
        convert());
  }

  @Test
  void outputDirectory() {
    assertRefused(
        2,
        """
        image.def: error: you have no permission to write it [NotWritable]
           = help: Look at the permissions with ls -l.
        """,
        convert("-o", "image.def"));
  }

  @Test
  void directoryOfTheContext() throws IOException {
    mode("data", "---------");
    Outcome outcome = convert("-o", "image.def");
    assertEquals(1, outcome.status(), outcome::report);
    assertEquals(
        "Dockerfile:2:6: error: the build context cannot be read: data: you have no"
            + " permission to read it [UnreadableContext]",
        outcome.errors().lines().filter(line -> line.contains(": error: ")).findFirst().orElse(""));
    assertEquals(false, Files.exists(directory.resolve("image.def")));
  }

  @Test
  void fileOfTheContext() throws IOException {
    mode("data/open", "---------");
    Outcome outcome = convert("-o", "image.def");
    assertEquals(1, outcome.status(), outcome::report);
    assertEquals(
        "Dockerfile:2:6: error: the build context cannot be read: data/open: you have no"
            + " permission to read it [UnreadableContext]",
        outcome.errors().lines().filter(line -> line.contains(": error: ")).findFirst().orElse(""));
  }

  private void mode(String name, String permissions) throws IOException {
    Files.setPosixFilePermissions(
        directory.resolve(name), PosixFilePermissions.fromString(permissions));
  }

  private Outcome convert(String... options) {
    List<String> command =
        new ArrayList<>(
            List.of(Engines.AS_USER, "sifter/bin/sifter", "convert", "--base-config", "base.json"));
    command.addAll(List.of(options));
    return Commands.in(directory).run(command);
  }

  private void assertRefused(int status, String message, Outcome outcome) {
    assertEquals(message, outcome.errors());
    assertEquals(status, outcome.status());
    assertEquals(false, Files.exists(directory.resolve("image.def")));
  }
}
