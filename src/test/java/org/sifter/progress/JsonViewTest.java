package org.sifter.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonViewTest {
  private static String show(String script) {
    StringBuilder text = new StringBuilder();
    ScriptedBuild.run(new JsonView(text::append), script);
    return text.toString();
  }

  @Test
  void aBuildIsShownAsObjects() {
    assertEquals(
        """
        {"event":"planned","steps":[{"step":1,"stage":"build","title":"FROM debian:12","place":"Dockerfile:1"},{"step":2,"stage":null,"title":"RUN make","place":"Dockerfile:2"}]}
        {"event":"remark","text":"Apptainer 1.4.5 as root"}
        {"event":"output","step":null,"line":"INFO:    Starting build..."}
        {"event":"step-ended","step":1,"outcome":"cached","milliseconds":0}
        {"event":"step-started","step":2}
        {"event":"output","step":2,"line":"cc -c a.c"}
        {"event":"step-ended","step":2,"outcome":"done","milliseconds":12430}
        {"event":"assembly-started"}
        {"event":"assembly-progress","percent":47}
        {"event":"finished","image":"app.sif","bytes":61234567,"milliseconds":24100}
        """,
        show(
            """
            plan build: FROM debian:12; RUN make
            remark Apptainer 1.4.5 as root
            out 0 INFO:    Starting build...
            cached 1
            start 2
            out 2 cc -c a.c
            done 2 12.43
            assembly
            percent 47
            finish app.sif 61234567 24.1
            """));
  }

  @Test
  void aFailureSaysWhatIsWrongAndNamesTheLog() {
    assertEquals(
        """
        {"event":"step-ended","step":1,"outcome":"failed","milliseconds":3200}
        {"event":"failed","code":"StepFailed","message":"RUN make ended with status 2","file":"Dockerfile","line":2,"status":2,"log":"app.sif.log","milliseconds":4000}
        {"event":"failed","code":"StepFailed","message":"RUN make ended with status 2","file":"Dockerfile","line":2,"status":2,"log":null,"milliseconds":4000}
        """,
        show("failed 1 3.2\nfail 4 app.sif.log\nfail 4\n"));
  }

  @Test
  void whatIsAboutNoLineOfAFileSaysSo() {
    StringBuilder text = new StringBuilder();
    BuildEvent.Problem problem =
        new BuildEvent.Problem(
            "Interrupted",
            "the build was interrupted",
            "app.sif",
            OptionalInt.empty(),
            OptionalInt.empty());
    new JsonView(text::append)
        .on(new BuildEvent.Failed(problem, Optional.empty(), Duration.ofSeconds(1)));
    assertEquals(
        """
        {"event":"failed","code":"Interrupted","message":"the build was interrupted","file":"app.sif","line":null,"status":null,"log":null,"milliseconds":1000}
        """,
        text.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u001B[31mred\u001B[0m \"quoted\" \\ \u0000",
        "漢字 👩‍👩‍👧 \u202E\u2028 é",
        "single \uD83D surrogate",
        "a\rb\nc"
      })
  void everyLineIsKeptAndIsAsciiOnOneLine(String line) throws Exception {
    StringBuilder text = new StringBuilder();
    new JsonView(text::append).on(new BuildEvent.Output(OptionalInt.of(1), line));
    assertTrue(text.toString().matches("[ -~]+\n"), text.toString());
    JsonNode object = new ObjectMapper().readTree(text.toString());
    assertEquals(line, object.get("line").textValue());
  }
}
