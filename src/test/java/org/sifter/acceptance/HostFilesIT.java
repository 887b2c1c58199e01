package org.sifter.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A build does not touch the files that its user has in the directories that engines share. */
@Tag("engine")
class HostFilesIT {
  private static final List<String> SHARED = List.of("/tmp", "/var/tmp", "/dev/shm");

  @BeforeAll
  static void enginesMustBeHere() {
    Engines.require();
  }

  @ParameterizedTest
  @EnumSource
  void filesInSharedDirectoriesAreSafe(BuildMode mode) throws IOException {
    Path directory = Files.createTempDirectory(Engines.WORK, "host-files-");
    List<Path> files = new ArrayList<>();
    try {
      for (String shared : SHARED) {
        files.add(Files.writeString(Files.createTempFile(Path.of(shared), "mine", ""), "mine"));
      }
      Files.writeString(
          directory.resolve("Dockerfile"),
          """
          FROM 127.0.0.1:5000/debian:bookworm
          RUN rm -rf /tmp/* /var/tmp/* /dev/shm/*; ls -A /tmp /var/tmp /dev/shm > /seen
          RUN touch /tmp/step /var/tmp/step /dev/shm/step
          """);
      Files.createDirectory(directory.resolve("context"));
      Path home = Path.of(System.getProperty("sifter.home", "target/sifter")).toAbsolutePath();
      Commands commands = new Commands(directory, mode.environment());
      commands
          .run(
              home.resolve("bin/sifter").toString(),
              "convert",
              "-f",
              "Dockerfile",
              "-o",
              "image.def",
              "context")
          .orFail();
      chown(mode, directory);
      files.forEach(file -> chown(mode, file));
      List<String> build = new ArrayList<>(List.of(Engines.APPTAINER, "build"));
      build.addAll(mode.options());
      build.addAll(PlainEngineBuild.FAST);
      build.addAll(List.of("image.sif", "image.def"));
      PlainEngineBuild.run(commands, build).orFail();

      for (Path file : files) {
        assertEquals("mine", Files.readString(file));
      }
      for (String shared : SHARED) {
        assertEquals(false, Files.exists(Path.of(shared, "step")), shared);
      }
      assertEquals(
          "/dev/shm:\n\n/tmp:\n\n/var/tmp:\n",
          commands.run(Engines.APPTAINER, "--quiet", "exec", "image.sif", "cat", "/seen").output());
    } finally {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
      Commands.in(Engines.WORK).run("rm", "-rf", directory.toString()).orFail();
    }
  }

  private static void chown(BuildMode mode, Path path) {
    Commands.in(Engines.WORK).run("chown", "-R", mode.user(), path.toString()).orFail();
  }
}
