package org.sifter.acceptance;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Builds images with a real engine on a real terminal. */
final class LiveBuildIT {
  private static final String ENGINE = "Apptainer [^\\[]+";
  private static final String TIME = " +[0-9]+[.][0-9]s\\n";

  private Path directory;

  @BeforeEach
  void makeDirectory() throws IOException {
    Engines.require();
    Tmux.require();
    directory = Files.createTempDirectory(Engines.WORK, "live-");
  }

  @AfterEach
  void removeDirectory() {
    if (directory != null) {
      Commands.in(Engines.WORK).run("rm", "-rf", directory.toString()).orFail();
    }
  }

  private Tmux build(String step) throws IOException {
    Files.writeString(
        directory.resolve("Dockerfile"), "FROM 127.0.0.1:5000/busybox\nRUN " + step + "\n");
    Commands.in(Engines.WORK).run("chown", "-R", Engines.USER, directory.toString()).orFail();
    String command =
        "%s %s build --cache-dir cache -o app.sif; echo status $?"
            .formatted(Engines.AS_USER, Engines.SIFTER);
    return Tmux.open(directory, 100, 30, command);
  }

  private static Pattern screen(String... parts) {
    return Pattern.compile(String.join("", parts));
  }

  @Test
  void theStepThatRunsIsShownAndAtTheEndTheImage() throws Exception {
    try (Tmux terminal = build("echo compiling; sleep 5; echo linking")) {
      String first = "\\[1/2\\] FROM 127[.]0[.]0[.]1:5000/busybox(" + TIME + "| +CACHED\\n)";
      String second = "\\[2/2\\] RUN echo compiling; sleep 5; echo linking" + TIME;
      terminal.await(screen(ENGINE, first, second, " {4}compiling\\n", "1 of 2 steps" + TIME));
      terminal.await(
          screen(ENGINE, first, second, "\\S*app[.]sif  [0-9.]+ MB  [0-9.]+s\\n", "status 0\\n"));
    }
    assertTrue(Files.size(directory.resolve("app.sif")) > 0);
  }

  @Test
  void theMessageAboutAFailureStandsBelowTheSteps() throws Exception {
    try (Tmux terminal = build("echo some trouble; exit 7")) {
      terminal.await(
          screen(
              ENGINE,
              "\\[1/2\\] FROM 127[.]0[.]0[.]1:5000/busybox(" + TIME + "| +CACHED\\n)",
              "\\[2/2\\] RUN echo some trouble; exit 7 +FAILED" + TIME,
              "failed after [0-9.]+s; the whole output is in\\s\\S*app[.]sif[.]log\\n",
              "(?s)Dockerfile:2:1: error.* 7.*some trouble.*status 3\\n"));
    }
    assertTrue(
        Files.readString(directory.resolve("app.sif.log")).contains("[2/2] | some trouble\n"));
  }
}
