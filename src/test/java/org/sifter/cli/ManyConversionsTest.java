package org.sifter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sifter.cli.CliTester.Outcome;
import org.sifter.testing.Json;

final class ManyConversionsTest {
  private static final String GOOD = "FROM scratch\n";
  private static final String BAD = "FROM scratch\nRUM x\n";

  private final CliTester cli = new CliTester();

  @Test
  void definitionFilesGoBesideTheirDockerfiles() {
    cli.file("a/Dockerfile", "FROM scratch\nCOPY x /\n")
        .file("a/x", "")
        .file("b/tool.dockerfile", GOOD)
        .file("Containerfile", GOOD);
    Outcome outcome = cli.run("convert", "a", "b/tool.dockerfile", ".");
    assertEquals(new Outcome(ExitCode.DONE, "", "wrote 3 definition files\n"), outcome);
    assertTrue(cli.read("a/Dockerfile.def").contains(" x \"$SINGULARITY_ROOTFS\"/"), "its context");
    assertEquals(List.of("Dockerfile", "Dockerfile.def", "x"), cli.names("a"));
    assertEquals(List.of("tool.dockerfile", "tool.dockerfile.def"), cli.names("b"));
    assertEquals(List.of("Containerfile", "Containerfile.def", "a", "b"), cli.names("/work"));
  }

  @Test
  void eachIsAsItWouldBeAlone() {
    cli.file("a/Dockerfile", GOOD).file("b/Dockerfile", "FROM scratch\nENV A=b\n");
    cli.run("convert", "a", "b");
    assertEquals(cli.run("convert", "a").out(), cli.read("a/Dockerfile.def"));
    assertEquals(cli.run("convert", "b/Dockerfile").out(), cli.read("b/Dockerfile.def"));
  }

  @Test
  void theyGoIntoADirectoryOnRequest() {
    cli.file("a/Dockerfile", GOOD).file("/far/away/Dockerfile", GOOD);
    Outcome outcome = cli.run("convert", "-o", "out/defs/", "./a", "/far/away");
    assertEquals(ExitCode.DONE, outcome.code());
    assertEquals(List.of("Dockerfile.def"), cli.names("out/defs/a"));
    assertEquals(List.of("Dockerfile.def"), cli.names("out/defs/far/away"));
    assertEquals(List.of("Dockerfile"), cli.names("a"));
  }

  @Test
  void aFileIsNoDirectoryForThem() {
    cli.file("a", GOOD).file("b", GOOD).file("out", "mine");
    Outcome outcome = cli.run("convert", "-o", "out", "a", "b");
    assertEquals(ExitCode.BAD_INPUT, outcome.code());
    assertTrue(
        outcome.err().contains("names a directory for several definition files"), outcome.err());
    assertEquals("mine", cli.read("out"));
  }

  @Test
  void oneThatFailsDoesNotStopTheOthers() {
    cli.file("bad", BAD)
        .file("unfaithful", "FROM scratch\nCOPY missing /\n")
        .file("good", GOOD)
        .file("bad.def", "old");
    Outcome outcome = cli.run("convert", "bad", "missing", "unfaithful", "good");
    assertEquals(ExitCode.BAD_INPUT, outcome.code());
    assertEquals("old", cli.read("bad.def"));
    assertEquals(List.of("bad", "bad.def", "good", "good.def", "unfaithful"), cli.names("/work"));
    assertEquals(
        List.of("bad:2:1", "missing", "unfaithful:2:6", "wrote 1 definition file", "3 errors"),
        outcome
            .err()
            .lines()
            .filter(line -> !line.startsWith(" "))
            .map(line -> line.split(": ", -1)[0])
            .toList());
  }

  @Test
  void allBelowADirectoryOnRequest() {
    cli.file("p/Dockerfile", GOOD)
        .file("p/q/Dockerfile.gpu", GOOD)
        .file("p/q/readme", "none")
        .file("p/.git/Dockerfile", BAD);
    assertEquals(ExitCode.DONE, cli.run("convert", "--recursive", "p").code());
    assertEquals(List.of("Dockerfile.gpu", "Dockerfile.gpu.def", "readme"), cli.names("p/q"));
    assertEquals(
        List.of("p/Dockerfile", "p/q/Dockerfile.gpu"),
        cli.run("plan", "-r", "--format=jsonl", "p")
            .out()
            .lines()
            .map(line -> Json.object(line).get("file"))
            .toList());
  }

  @Test
  void aDirectoryWithoutAnyIsAnError() {
    Outcome outcome = cli.directory("empty").run("convert", "-r", "empty");
    assertEquals(ExitCode.BAD_INPUT, outcome.code());
    assertTrue(outcome.err().startsWith("empty: error: there is no Dockerfile"), outcome.err());
  }

  @Test
  void aDockerfileThatIsNamedTwiceIsConvertedOnce() {
    cli.file("a/Dockerfile", GOOD);
    assertEquals(
        "wrote 1 definition file\n", cli.run("convert", "a", "a/Dockerfile", "./a/").err());
  }

  @Test
  void aReportForProgramsIsOne() {
    cli.file("a", GOOD).file("b", BAD).file("c", BAD);
    String err = cli.run("convert", "--format=sarif", "a", "b", "c").err();
    Map<String, Object> log = Json.object(err.substring(0, err.lastIndexOf("wrote")));
    assertEquals(1, Json.asList(log.get("runs")).size());
  }

  @Test
  void manyAreToldInTheirOrder() {
    List<String> words = new ArrayList<>(List.of("convert"));
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      String name = "Dockerfile." + i;
      cli.file(name, "FROM scratch\nRUM " + i + "\n");
      words.add(name);
      expected.add(name + ":2:1");
    }
    Outcome outcome = cli.run(words.toArray(String[]::new));
    assertEquals(
        expected,
        outcome
            .err()
            .lines()
            .filter(line -> line.contains(" error: "))
            .map(line -> line.split(": ", -1)[0])
            .toList());
  }
}
