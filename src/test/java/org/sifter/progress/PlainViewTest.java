package org.sifter.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class PlainViewTest {
  private static final String BUILD =
      """
      plan FROM debian:12; RUN apt-get install -y gcc; RUN make; COPY . .
      remark Apptainer 1.4.5 as root
      out 0 INFO:    Starting build...
      cached 1
      start 2
      out 2 Reading package lists...
      out 2
      out 2 \\033[32mSetting up\\033[0m gcc\\r
      done 2 12.43
      start 3
      out 0 INFO: still there
      """;

  private static String show(Verbosity verbosity, String script) {
    StringBuilder text = new StringBuilder();
    ScriptedBuild.run(new PlainView(text::append, verbosity), script);
    return text.toString();
  }

  @Test
  void aBuildIsShownAsLines() {
    assertEquals(
        """
        Apptainer 1.4.5 as root
        [1/4] CACHED FROM debian:12
        [2/4] RUN apt-get install -y gcc
        [2/4] | Reading package lists...
        [2/4] |
        [2/4] | Setting up gcc
        [2/4] done 12.4s
        [3/4] RUN make
        [3/4] done 0.0s
        [4/4] COPY . .
        [4/4] done 1m02s
        writing the image
        app.sif  61.2 MB  1m17s
        """,
        show(
            Verbosity.NORMAL,
            BUILD
                + """
                done 3 0
                start 4
                done 4 62
                assembly
                percent 50
                finish app.sif 61234567 77
                """));
  }

  @Test
  void theEnginesOwnLinesAreShownOnRequest() {
    assertEquals(
        """
        Apptainer 1.4.5 as root
        engine | INFO:    Starting build...
        [1/4] CACHED FROM debian:12
        [2/4] RUN apt-get install -y gcc
        [2/4] | Reading package lists...
        [2/4] |
        [2/4] | Setting up gcc
        [2/4] done 12.4s
        [3/4] RUN make
        engine | INFO: still there
        """,
        show(Verbosity.VERBOSE, BUILD));
  }

  @Test
  void aFailureIsToldWithTheLog() {
    assertEquals(
        """
        [1/1] RUN false
        [1/1] FAILED 3.2s
        failed after 4.0s; the whole output is in app.sif.log
        """,
        show(Verbosity.NORMAL, "plan RUN false\nstart 1\nfailed 1 3.2\nfail 4 app.sif.log\n"));
    assertEquals("failed after 1h02m03s\n", show(Verbosity.NORMAL, "fail 3723\n"));
  }

  @Test
  void stepsAreNamedByTheirStage() {
    assertEquals(
        """
        [build  1/10] CACHED a
        [build 10/10] CACHED j
        """,
        show(
            Verbosity.NORMAL,
            """
            plan build: a; b; c; d; e; f; g; h; i; build: j
            cached 1
            cached 10
            """));
  }

  @Test
  void whatAnInstructionSaysCannotControlATerminal() {
    assertEquals(
        "[x 1/1] CACHED RUN echo  'hidden' reversed\n",
        show(
            Verbosity.NORMAL,
            "plan \\033[31mx: RUN\\033[2J echo \\007 'hidden'\\b' \u202Ereversed\ncached 1\n"));
  }
}
