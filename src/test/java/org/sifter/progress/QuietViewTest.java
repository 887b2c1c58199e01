package org.sifter.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class QuietViewTest {
  @Test
  void onlyTheImageIsPrinted() {
    StringBuilder text = new StringBuilder();
    ScriptedBuild.run(
        new QuietView(text::append),
        """
        plan RUN make
        remark Apptainer 1.4.5
        start 1
        out 1 cc
        done 1 3
        assembly
        percent 5
        finish out/app.sif 61234567 4
        """);
    assertEquals("out/app.sif\n", text.toString());
  }

  @Test
  void nothingIsPrintedOfAFailure() {
    StringBuilder text = new StringBuilder();
    ScriptedBuild.run(new QuietView(text::append), "plan RUN make\nstart 1\nfailed 1 3\nfail 3\n");
    assertEquals("", text.toString());
  }
}
