package org.sifter.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shows scripted builds live on a real terminal, and reads what is to be seen. */
final class LiveViewIT {
  private static final String DEMO = "org.sifter.progress.LiveDemo";

  private static final String COLOURS = "plan RUN a; RUN b\nstart 1\ndone 1 3\nstart 2\nout 2 y\n";
  private static final String COLOURLESS =
      """
      $ sifter build
      [1/2] RUN a                                  3.0s
      [2/2] RUN b                                  0.0s
          y
      1 of 2 steps                                 0.0s
      """;

  @TempDir private Path directory;
  private RandomAccessFile pipe;
  private Tmux terminal;

  @BeforeEach
  void makePipe() throws IOException {
    Tmux.require();
    Commands.in(directory).run("mkfifo", "script").orFail();
    pipe = new RandomAccessFile(directory.resolve("script").toFile(), "rw");
  }

  @AfterEach
  void closeAll() throws IOException {
    if (pipe != null) {
      terminal.close();
      pipe.close();
    }
  }

  private void open(int columns, int rows, String words) {
    String java =
        "'%s/bin/java' -XX:TieredStopAtLevel=1 -cp '%s' %s script %s"
            .formatted(
                System.getProperty("java.home"),
                System.getProperty("java.class.path"),
                DEMO,
                words);
    terminal =
        Tmux.open(directory, columns, rows, "echo '$ sifter build'; " + java + "; echo status $?");
  }

  private void run(String script) throws IOException {
    pipe.write(script.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aBuildIsShownFromItsBeginningToItsEnd() throws Exception {
    open(80, 24, "");
    run(
        """
        plan FROM debian:12; RUN apt-get update && apt-get install -y --no-install-recommends gcc libc6-dev; RUN make
        remark Apptainer 1.4.5 as an ordinary user with subordinate ids
        out 0 Copying blob 2e5b7c2f
        wait 0.5
        """);
    terminal.await(
        """
        $ sifter build
        Apptainer 1.4.5 as an ordinary user with subordinate ids
            Copying blob 2e5b7c2f
        0 of 3 steps                                                               0.5s
        """);
    run(
        """
        cached 1
        start 2
        wait 3.14
        out 2 Reading package lists...
        out 2 Setting up gcc
        """);
    terminal.await(
        """
        $ sifter build
        Apptainer 1.4.5 as an ordinary user with subordinate ids
        [1/3] FROM debian:12                                                     CACHED
        [2/3] RUN apt-get update && apt-get install -y --no-install-recommends g…  3.1s
            Reading package lists...
            Setting up gcc
        1 of 3 steps                                                               3.6s
        """);
    run(
        """
        done 2 12.4
        start 3
        done 3 61
        assembly
        percent 50
        out 0 INFO:    Creating SIF file...
        wait 2
        """);
    terminal.await(
        """
        $ sifter build
        Apptainer 1.4.5 as an ordinary user with subordinate ids
        [1/3] FROM debian:12                                                     CACHED
        [2/3] RUN apt-get update && apt-get install -y --no-install-recommends …  12.4s
        [3/3] RUN make                                                            1m01s
        Writing the image ████████████████████░░░░░░░░░░░░░░░░░░░░            50%  2.0s
            INFO:    Creating SIF file...
        3 of 3 steps                                                               5.6s
        """);
    run("finish app.sif 61234567 75\nclose\nsay a message\nexit\n");
    terminal.await(
        """
        $ sifter build
        Apptainer 1.4.5 as an ordinary user with subordinate ids
        [1/3] FROM debian:12                                                     CACHED
        [2/3] RUN apt-get update && apt-get install -y --no-install-recommends …  12.4s
        [3/3] RUN make                                                            1m01s
        app.sif  61.2 MB  1m15s
        a message
        status 0
        """);
  }

  @Test
  void messagesAboutAFailureStandBelowTheStepsThatHaveEnded() throws Exception {
    open(60, 12, "ascii");
    run(
        """
        plan build: FROM debian:12; build: RUN make all the things that there are to make; COPY . .
        cached 1
        start 2
        out 2 cc: error
        wait 7
        """);
    terminal.await(
        """
        $ sifter build
        [build 1/3] FROM debian:12                           CACHED
        [build 2/3] RUN make all the things that there are...  7.0s
            cc: error
        1 of 3 steps                                           7.0s
        """);
    run("failed 2 7.1\nfail 8 app.sif.log\nclose\nsay Dockerfile:2:1: error\nexit\n");
    terminal.await(
        """
        $ sifter build
        [build 1/3] FROM debian:12                           CACHED
        [build 2/3] RUN make all the things that th...  FAILED 7.1s
        failed after 8.0s; the whole output is in app.sif.log
        Dockerfile:2:1: error
        status 0
        """);
  }

  @Test
  void outputCannotLeaveItsPlace() throws Exception {
    open(50, 12, "");
    run(
        """
        plan RUN hostile
        start 1
        out 1 \\033[2J\\033[1;1Hmoved \\033]0;title\\007 and \\033[31mred
        out 1 10%\\r20%\\r30%
        """
            + "out 1 "
            + "long ".repeat(50)
            + "\nout 1 "
            + "漢字".repeat(50)
            + "\n"
            + """
            out 1 \\u007f emoji 👩‍👩‍👧 ❤️ 🇩🇪 1️⃣ e\u0301 \u202Ereversed\\b end
            out 1 ┌──┐ ━━ box
            """
                .replace("\\u007f", "\\177"));
    terminal.await(
        """
        $ sifter build
        [1/1] RUN hostile                            0.0s
            moved  and red
            30%
            long long long long long long long long long…
            漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字…
             emoji 👩‍👩‍👧 ❤ 🇩🇪 1⃣ e\u0301 reverse end
            +--+ ━━ box
        0 of 1 steps                                 0.0s
        """);
  }

  @Test
  void aNarrowTerminalShowsLess() throws Exception {
    open(20, 6, "");
    run(
        """
        plan FROM debian:12; RUN make all
        cached 1
        start 2
        out 2 1
        out 2 2
        out 2 3
        out 2 4
        wait 5
        """);
    terminal.await(
        """
        [2/2] RUN ma…  5.0s
            2
            3
            4
        1 of 2 steps   5.0s
        """);
    run("done 2 5\nassembly\npercent 7\n");
    terminal.await(
        """
        [2/2] RUN ma…  5.0s
        Writing …  7%  0.0s
        2 of 2 steps   5.0s
        """);
  }

  @Test
  void theViewFollowsTheSizeOfItsWindow() throws Exception {
    open(40, 10, "");
    run("plan RUN make all the things that there are\nstart 1\nout 1 compiling a.c\nwait 1\n");
    terminal.await(
        """
        $ sifter build
        [1/1] RUN make all the things th…  1.0s
            compiling a.c
        0 of 1 steps                       1.0s
        """);
    terminal.resize(70, 10);
    terminal.await(
        """
        $ sifter build
        [1/1] RUN make all the things that there are                     1.0s
            compiling a.c
        0 of 1 steps                                                     1.0s
        """);
    terminal.resize(30, 10);
    // tmux wraps the rows first, and makes room for that at the top.
    terminal.await(
        """
        [1/1] RUN make all the…  1.0s
            compiling a.c
        0 of 1 steps             1.0s
        """);
  }

  @Test
  void aProcessThatEndsLeavesTheTerminalClean() throws Exception {
    open(50, 10, "");
    run("plan RUN a; RUN b\nstart 1\nout 1 x\ndone 1 3\nstart 2\nout 2 y\n");
    terminal.await(
        """
        $ sifter build
        [1/2] RUN a                                  3.0s
        [2/2] RUN b                                  0.0s
            y
        1 of 2 steps                                 0.0s
        """);
    run("exit\n");
    terminal.await(
        """
        $ sifter build
        [1/2] RUN a                                  3.0s
        status 0
        """);
  }

  @Test
  void whatItIsAboutIsColoured() throws Exception {
    open(50, 10, "");
    run(COLOURS);
    terminal.await(COLOURLESS);
    String colored = terminal.colors();
    assertTrue(colored.contains("\u001B[32m[1/2]\u001B[39m RUN a"), colored);
    assertTrue(colored.contains("\u001B[1m\u001B[39m[2/2] RUN b"), colored);
  }

  @Test
  void coloursAreLeftOutOnRequest() throws Exception {
    open(50, 10, "plain");
    run(COLOURS);
    terminal.await(COLOURLESS);
    assertEquals(COLOURLESS, terminal.colors().stripTrailing() + "\n");
  }
}
