package org.sifter.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.jline.utils.AttributedCharSequence;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;

final class LiveScreenTest {
  private final ScriptedBuild build = new ScriptedBuild();
  private final LiveStatus status = new LiveStatus(build);

  LiveScreenTest() {
    build.tell(status);
  }

  private List<AttributedString> rows(int columns, int rows) {
    LiveLook look = new LiveLook(/* isColored= */ true, /* hasUnicode= */ true);
    return new LiveScreen(look, new ScreenSize(columns, rows)).rows(status, build.instant());
  }

  private List<String> text(int columns, int rows) {
    return rows(columns, rows).stream().map(AttributedString::toString).toList();
  }

  private void run(String script) {
    script.lines().forEach(build::run);
  }

  @Test
  void theRunningStepHasItsTimeAndItsLastLines() {
    run(
        """
        plan FROM debian:12; RUN make all
        cached 1
        wait 1.5
        start 2
        out 2 a
        out 2 b
        wait 60
        """);
    assertEquals(
        List.of(
            "[2/2] RUN make all          1m00s",
            "    a",
            "    b",
            "1 of 2 steps                1m01s"),
        text(34, 24));
  }

  @Test
  void whatDoesNotFitIsLeftOut() {
    run("plan RUN make all\nstart 1\nout 1 aaaaaaaaaaaaaaaaaaaaaaaa\nout 1 漢字漢字漢字漢字\n");
    assertEquals(
        List.of(
            "[1/1] RUN ma…  0.0s", "    aaaaaaaaaaaaaa…", "    漢字漢字漢字漢…", "0 of 1 steps   0.0s"),
        text(20, 24));
    assertEquals(
        List.of("[1/1] RUN ma…  0.0s", "    漢字漢字漢字漢…", "0 of 1 steps   0.0s"), text(20, 4));
    assertEquals(List.of("[1/1] RUN ma…  0.0s"), text(20, 2));
    assertEquals(List.of("[1/1]…  0.0s"), text(13, 2));
    assertEquals(List.of("…"), text(2, 2));
  }

  @Test
  void stepsThatRunAtTheSameTimeShareTheRows() {
    run("plan a: RUN x; b: RUN y\nstart 1\nstart 2\n");
    for (int i = 1; i <= 6; i++) {
      run("out 1 x%d\nout 2 y%d\n".formatted(i, i));
    }
    assertEquals(
        List.of(
            "[a 1/2] RUN x     0.0s",
            "    x5",
            "    x6",
            "[b 2/2] RUN y     0.0s",
            "    y5",
            "    y6",
            "0 of 2 steps      0.0s"),
        text(23, 8));
  }

  @Test
  void theImageGrows() {
    run("plan RUN x\nassembly\nout 0 INFO: Creating\nwait 2\n");
    assertEquals("Writing the image                   2.0s", text(41, 24).get(0));
    run("percent 50\n");
    assertEquals(
        List.of(
            "Writing the image █████░░░░░   50%  2.0s",
            "    INFO: Creating", "0 of 1 steps                        2.0s"),
        text(41, 24));
    assertEquals("Writin…  50%  2.0s", text(19, 24).get(0));
  }

  @Test
  void remarksAreBrokenBetweenWords() {
    LiveScreen screen =
        new LiveScreen(
            new LiveLook(/* isColored= */ false, /* hasUnicode= */ true), new ScreenSize(20, 24));
    assertEquals(
        List.of("Apptainer 1.4.5 as", "an", "extraordinarilylongusername", "with 漢字漢字漢字漢"),
        screen
            .lasting(
                new BuildEvent.Remark(
                    "Apptainer 1.4.5 as an extraordinarilylongusername with 漢字漢字漢字漢"),
                new StepNames(List.of()),
                Verbosity.NORMAL)
            .stream()
            .map(AttributedString::toString)
            .toList());
  }

  @Test
  void nothingChangesAnyMoreOnceItIsOver() {
    run("plan RUN x\nstart 1\nfailed 1 2\nfail 2\n");
    assertEquals(List.of(), text(80, 24));
  }

  @Test
  void noRowLeavesTheScreen() {
    Random random = new Random(1);
    run("plan RUN 漢字 👩‍👧 é\u0301 and so on; RUN y\nstart 1\nstart 2\nassembly\n");
    for (int i = 0; i < 2000; i++) {
      StringBuilder line = new StringBuilder();
      for (int j = random.nextInt(40); j > 0; j--) {
        line.appendCodePoint("ab漢é\u0301👧\u200D\t ❤".codePoints().toArray()[random.nextInt(10)]);
      }
      run("out 1 " + line + "\nout 2 " + line + "\npercent " + random.nextInt(101) + "\n");
      int columns = 2 + random.nextInt(60);
      int height = 2 + random.nextInt(20);
      List<AttributedString> rows = rows(columns, height);
      assertTrue(rows.size() < height, () -> rows + " on " + height);
      assertTrue(
          rows.stream().mapToInt(AttributedCharSequence::columnLength).max().orElse(0) < columns,
          () -> rows + " on " + columns);
    }
  }
}
