package org.sifter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sifter.cli.CliTester.Outcome;
import org.sifter.testing.Json;

final class PlanCommandTest {
  private final CliTester cli = new CliTester();

  @Test
  void printsTextUnlessAskedOtherwise() {
    Outcome outcome = cli.file("Dockerfile", "FROM scratch\n").run("plan");
    assertEquals(ExitCode.DONE, outcome.code());
    assertEquals(
        """
        Build plan of Dockerfile, target 0

        Stage 0 from scratch

        Image config
               Env         PATH="/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
               WorkingDir  /
        """,
        outcome.out());
  }

  @Test
  void takesFilesAndContexts() {
    cli.file("a.dockerfile", "FROM scratch\n")
        .file("ctx/Dockerfile", "FROM scratch\n")
        .file("ctx2/Containerfile", "FROM scratch\n");
    Outcome outcome = cli.run("plan", "--format", "jsonl", "a.dockerfile", "ctx", "ctx2/", ".");
    assertEquals(
        List.of("a.dockerfile", "ctx/Dockerfile", "ctx2/Containerfile", "."), files(outcome));
    assertEquals(ExitCode.BAD_INPUT, outcome.code());
  }

  @Test
  void goesOnBehindAFileWithoutPlan() {
    cli.file("good", "FROM scratch\n").file("bad", "FROM scratch\n\n  RUM x\n");
    Outcome outcome = cli.run("plan", "--format", "jsonl", "bad", "missing", "good");
    List<String> lines = outcome.out().lines().toList();
    assertEquals("{\"file\":\"bad\",\"error\":\"3:3: RUM is not an instruction\"}", lines.get(0));
    assertEquals("{\"file\":\"missing\",\"error\":\"there is no such file\"}", lines.get(1));
    assertTrue(lines.get(2).startsWith("{\"file\":\"good\",\"target\":0,"), lines.get(2));
    assertEquals(ExitCode.BAD_INPUT, outcome.code());
    assertTrue(outcome.err().endsWith("\n2 errors\n"), outcome.err());
  }

  @Test
  void planOfManyFilesIsPrintedInTheirOrder() {
    List<String> words = new ArrayList<>(List.of("plan", "--format=jsonl"));
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      String name = "Dockerfile." + i;
      cli.file(name, "FROM alpine AS s" + i + "\nRUN echo " + i + "\n");
      words.add(name);
      expected.add(name);
    }
    Outcome outcome = cli.run(words.toArray(String[]::new));
    assertEquals(ExitCode.DONE, outcome.code());
    assertEquals("", outcome.err());
    assertEquals(expected, files(outcome));
  }

  @Test
  void jsonIsOneObjectOrAListOfThem() {
    cli.file("a", "FROM scratch\n").file("b", "FROM scratch\n");
    assertEquals("a", Json.object(cli.run("plan", "--format=json", "a").out()).get("file"));
    assertEquals(
        2, Json.asList(Json.read(cli.run("plan", "--format=json", "a", "b").out())).size());
    assertTrue(
        cli.run("plan", "--format=json", "a").out().startsWith("{\n  \"file\" : \"a\",\n"),
        "it is indented");
  }

  @Test
  void unknownVariablesOfTheBaseCountAsUnset() {
    cli.file("Dockerfile", "FROM alpine\nENV A=x$HOSTS\nRUN y\n");
    String out = cli.run("plan", "--format=jsonl").out();
    assertTrue(out.contains("\"A\":\"x\""), out);
  }

  @Test
  void bytesThatAreNotUtf8SurviveAsPythonHasThem() {
    cli.file(
        "Dockerfile",
        new byte[] {'F', 'R', 'O', 'M', ' ', 'a', '\n', 'U', 'S', 'E', 'R', ' ', (byte) 0xFC});
    String out = cli.run("plan", "--format=jsonl").out();
    assertTrue(out.contains("\"user\":\"\\udcfc\""), out);
  }

  @Test
  void readsStandardInput() {
    Outcome outcome = cli.input("FROM scratch\n").run("plan", "--format=jsonl", "-");
    assertEquals(List.of("-"), files(outcome));
    assertEquals(List.of("-"), files(cli.run("plan", "--format=jsonl", "-f", "-")));
  }

  @Test
  void writesToAFileOnRequest() {
    cli.file("Dockerfile", "FROM scratch\n").file("bad", "RUM\n");
    assertEquals(ExitCode.DONE, cli.run("plan", "--format=jsonl", "-o", "plans").code());
    assertEquals(cli.run("plan", "--format=jsonl").out(), cli.read("plans"));
    assertEquals(ExitCode.BAD_INPUT, cli.run("plan", "-o", "other", "bad").code());
    assertEquals(List.of("Dockerfile", "bad", "plans"), cli.names("/work"));
  }

  private static List<String> files(Outcome outcome) {
    return outcome.out().lines().map(line -> (String) Json.object(line).get("file")).toList();
  }
}
