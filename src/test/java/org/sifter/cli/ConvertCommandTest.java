package org.sifter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sifter.cli.CliTester.Outcome;

final class ConvertCommandTest {
  private static final String SIMPLE = "FROM alpine:3\nRUN echo hello\n";

  private final CliTester cli = new CliTester();

  @Test
  void printsTheDefinitionFile() {
    Outcome outcome = cli.file("Dockerfile", SIMPLE).run("convert");
    assertEquals(ExitCode.DONE, outcome.code());
    assertTrue(outcome.out().contains("From: alpine:3\n"), outcome.out());
    assertTrue(outcome.out().contains("echo hello"), outcome.out());
  }

  @Test
  void writesTheSameToAFile() {
    String printed = cli.file("Dockerfile", SIMPLE).run("convert").out();
    Outcome outcome = cli.run("convert", "-o", "image.def");
    assertEquals(ExitCode.DONE, outcome.code());
    assertEquals("", outcome.out());
    assertEquals(printed, cli.read("image.def"));
    assertEquals(List.of("Dockerfile", "image.def"), cli.names("/work"));
  }

  @Test
  void aBadPatternIsToldAtItsPlace() {
    cli.file("app/Dockerfile", "FROM alpine:3\nCOPY . /x\n").file("app/.dockerignore", "a\n ![ \n");
    for (String option : List.of("--resolve=never", "--lenient", "--ignore=all")) {
      Outcome outcome = cli.run("convert", option, "app");
      assertEquals(ExitCode.BAD_INPUT, outcome.code());
      assertTrue(
          outcome
              .err()
              .endsWith(
                  """
                  app/.dockerignore:2:2: error: bad pattern "[": a [ is not closed [BadIgnorePattern]
                   2 |  ![
                     |  ^^
                     = help: Correct it; ! begins an exception.
                  """),
          outcome.err());
    }
    cli.file("app/Dockerfile.dockerignore", "\r\n\n\n\n[\r\n");
    Outcome own = cli.run("convert", "app");
    assertEquals(ExitCode.BAD_INPUT, own.code());
    assertTrue(
        own.err().startsWith("app/Dockerfile.dockerignore:5:1: error: bad pattern \"[\": "),
        own.err());
  }

  @Test
  void replacesAFileThroughItsLink() throws IOException {
    cli.file("Dockerfile", SIMPLE).file("real/image.def", "old");
    Files.createSymbolicLink(cli.path("image.def"), cli.path("real/image.def"));
    assertEquals(ExitCode.DONE, cli.run("convert", "-o", "image.def").code());
    assertTrue(Files.isSymbolicLink(cli.path("image.def")), "the link is kept");
    assertTrue(cli.read("real/image.def").contains("alpine"), "the file is replaced");
  }

  @Test
  void leavesTheFileAloneWhenTheDockerfileIsWrong() {
    Outcome outcome =
        cli.file("Dockerfile", "FROM alpine\nRUM x\n")
            .file("image.def", "old")
            .run("convert", "-o", "image.def");
    assertEquals(ExitCode.BAD_INPUT, outcome.code());
    assertEquals("", outcome.out());
    assertEquals("old", cli.read("image.def"));
    assertEquals(
        """
        Dockerfile:2:1: error: RUM is not an instruction [UnknownInstruction]
         2 | RUM x
           | ^^^
           = help: Did you mean RUN?
        """,
        outcome.err());
  }

  @Test
  void writesNothingThatIsNotFaithful() {
    Outcome outcome =
        cli.file("Dockerfile", "FROM alpine\nCOPY missing /x\n").run("convert", "-o", "image.def");
    assertEquals(ExitCode.FINDINGS, outcome.code());
    assertEquals(List.of("Dockerfile"), cli.names("/work"));
    assertTrue(
        outcome.err().contains("Dockerfile:2:6: error: missing is not in the build context"),
        outcome.err());
  }

  @Test
  void isLenientOnRequest() {
    Outcome outcome =
        cli.file("Dockerfile", "FROM alpine\nCOPY missing /x\n").run("convert", "--lenient");
    assertEquals(ExitCode.DONE, outcome.code());
    assertTrue(outcome.err().contains("warning: missing is not in"), outcome.err());
    assertTrue(outcome.out().contains("From: alpine"), outcome.out());
  }

  @Test
  void takesTheContextsDockerfileOrContainerfile() {
    cli.file("a/Dockerfile", "FROM one\n").file("a/Containerfile", "FROM two\n");
    cli.file("b/Containerfile", "FROM three\n");
    assertTrue(cli.run("convert", "a").out().contains("From: one\n"), "the Dockerfile");
    assertTrue(cli.run("convert", "b").out().contains("From: three\n"), "the Containerfile");
  }

  @Test
  void namesTheDockerfileByItsPlaceInTheContext() {
    cli.file("ctx/docker/Dockerfile.dev", SIMPLE).file("elsewhere/Dockerfile", SIMPLE);
    String inside = cli.run("convert", "-f", "ctx/docker/Dockerfile.dev", "ctx").out();
    assertTrue(inside.contains("by sifter from docker/Dockerfile.dev."), inside);
    String absolute =
        cli.run("convert", "-f", "/work/ctx/docker/Dockerfile.dev", "/work/ctx").out();
    assertEquals(inside, absolute);
    String outside = cli.run("convert", "-f", "/work/elsewhere/Dockerfile", "ctx").out();
    assertTrue(outside.contains("by sifter from Dockerfile."), outside);
    assertFalse(outside.contains("/work"), outside);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-f - .", "-", "-f- ."})
  void readsStandardInput(String arguments) {
    Outcome outcome =
        cli.input("FROM alpine\nRUM x\n").run(("convert " + arguments).split(" ", -1));
    assertEquals(ExitCode.BAD_INPUT, outcome.code());
    assertTrue(outcome.err().startsWith("<stdin>:2:1: error: RUM"), outcome.err());
    Outcome good = cli.input(SIMPLE).run(("convert " + arguments).split(" ", -1));
    assertTrue(good.out().contains("by sifter from standard input."), good.out());
  }

  @Test
  void picksTheTarget() {
    cli.file("Dockerfile", "FROM one AS a\nFROM two AS b\n");
    assertTrue(cli.run("convert", "--target", "a").out().contains("From: one\n"), "a");
    Outcome unknown = cli.run("convert", "--target", "bb");
    assertEquals(ExitCode.BAD_INPUT, unknown.code());
    assertEquals("Dockerfile: error: no stage is called bb [UnknownTarget]", firstLine(unknown));
  }

  /** As BuildKit has it: target stage "0" could not be found. */
  @ParameterizedTest
  @CsvSource({
    "0, Ask for it by its name: --target a",
    "1, 'Ask for it by a name, which AS gives it.'",
    "4, 'The stages are a, b.'"
  })
  void aTargetIsNoIndex(String target, String remedy) {
    cli.file("Dockerfile", "FROM one AS a\nFROM two\nFROM three AS B\nFROM a\n");
    Outcome outcome = cli.run("convert", "--target", target);
    assertEquals(ExitCode.BAD_INPUT, outcome.code());
    assertTrue(
        outcome.err().contains("no stage is called " + target + " [UnknownTarget]\n"),
        outcome::err);
    assertTrue(outcome.err().contains("= help: " + remedy + "\n"), outcome::err);
  }

  @Test
  void passesBuildArguments() {
    cli.file("Dockerfile", "ARG A=x\nARG B=y\nARG C=z\nFROM $A-$B-$C\n").variable("B", "env");
    Outcome outcome =
        cli.run(
            "convert",
            "--build-arg",
            "A=1",
            "--build-arg=A=2",
            "--build-arg",
            "B",
            "--build-arg",
            "C");
    assertTrue(outcome.out().contains("From: 2-env-z\n"), outcome.out());
  }

  @Test
  void setsThePlatformArguments() {
    cli.file("Dockerfile", "ARG TARGETARCH\nFROM base:$TARGETARCH\n");
    assertTrue(cli.run("convert").out().contains("From: base:amd64\n"), "this machine's");
    assertTrue(
        cli.run("convert", "--platform", "linux/arm64").out().contains("From: base:arm64\n"),
        "the one that is given");
  }

  @Test
  void readsWhatIsKnownOfBaseImages() {
    cli.file("Dockerfile", "FROM alpine\nRUN x\n")
        .file("base.json", "{\"alpine\": {\"config\": {\"WorkingDir\": \"/from-base\"}}}");
    Outcome outcome = cli.run("convert", "--base-config", "base.json");
    assertEquals(ExitCode.DONE, outcome.code());
    assertEquals("", outcome.err());
    assertTrue(outcome.out().contains("/from-base"), outcome.out());
  }

  @Test
  void coloursMessagesWhenAskedOrOnATerminal() {
    cli.file("Dockerfile", "RUM\n").variable("TERM", "xterm");
    assertFalse(cli.run("convert").err().contains("\u001B"), "no terminal");
    assertTrue(cli.run("convert", "--color=always").err().contains("\u001B"), "always");
    cli.onTerminal();
    assertTrue(cli.run("convert").err().contains("\u001B"), "a terminal");
    assertFalse(cli.run("convert", "--color", "never").err().contains("\u001B"), "never");
    assertTrue(cli.variable("NO_COLOR", "").run("convert").err().contains("\u001B"), "empty");
    assertFalse(cli.variable("TERM", "dumb").run("convert").err().contains("\u001B"), "dumb");
    cli.variable("TERM", "xterm").variable("NO_COLOR", "1");
    assertFalse(cli.run("convert").err().contains("\u001B"), "NO_COLOR");
  }

  @Test
  void isSilentWhenItsReaderHasGone() {
    Outcome outcome = cli.file("Dockerfile", SIMPLE).output(failing("Broken pipe")).run("convert");
    assertEquals(ExitCode.DONE, outcome.code());
    assertFalse(outcome.err().contains("error"), outcome.err());
  }

  @Test
  void saysWhenStandardOutputIsFull() {
    Outcome outcome =
        cli.file("Dockerfile", SIMPLE).output(failing("No space left on device")).run("convert");
    assertEquals(ExitCode.BAD_INPUT, outcome.code());
    assertTrue(
        outcome
            .err()
            .contains(
                "<stdout>: error: it cannot be written: No space left on device [CannotWrite]\n"
                    + "   = help: Choose another place, or see with df -h whether this one has"
                    + " space left.\n"),
        outcome.err());
  }

  private static OutputStream failing(String reason) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException(reason);
      }
    };
  }

  private static String firstLine(Outcome outcome) {
    return outcome.err().lines().findFirst().orElse("");
  }

  @Test
  void aDialectTellsWhatItsOldVersionsLack() {
    cli.file("data/file", "content\n")
        .file(
            "Dockerfile",
            """
            FROM busybox AS build
            LABEL title="first"
            FROM scratch
            COPY --from=build /bin/busybox /program
            LABEL title="second"
            ENTRYPOINT ["/program"]
            """);
    assertEquals(List.of(), needs("apptainer"));
    assertEquals(
        List.of("%setup, which runs with --fakeroot or as root only, not under proot"),
        needs("singularityce"));
    assertEquals(
        List.of(
            "several stages, for which Singularity 3.2 is needed",
            "a run script without a shell, for which Singularity 3.6 is needed",
            "%setup, which runs with --fakeroot or as root only, not under proot"),
        needs("singularity3"));
  }

  private List<String> needs(String dialect) {
    Outcome outcome = cli.run("convert", "--resolve", "never", "--dialect", dialect);
    assertEquals(ExitCode.DONE, outcome.code(), outcome.err());
    String command = dialect.equals("apptainer") ? "apptainer build" : "singularity build";
    assertTrue(outcome.out().lines().skip(1).findFirst().orElse("").contains(command));
    return outcome
        .err()
        .lines()
        .filter(line -> line.endsWith("[Dialect]"))
        .map(line -> line.replaceFirst(".*the definition file has ", ""))
        .map(line -> line.replace(" [Dialect]", ""))
        .toList();
  }

  @Test
  void saysWhenABuildArgumentIsNotTaken() {
    Outcome outcome =
        cli.file("Dockerfile", "ARG VERSION\nFROM alpine:3\nARG OTHER=1\n")
            .run(
                "convert",
                "--build-arg",
                "VERSOIN=2",
                "--build-arg",
                "VERSION=3",
                "--build-arg",
                "https_proxy=x");
    assertEquals(ExitCode.DONE, outcome.code());
    assertTrue(
        outcome
            .err()
            .startsWith(
                """
                Dockerfile: warning: no ARG takes the value that --build-arg gives to VERSOIN [UnusedBuildArg]
                   = help: Did you mean VERSION? Its ARGs are OTHER, VERSION.
                """),
        outcome.err());
    assertEquals(1, outcome.err().lines().filter(l -> l.contains("[UnusedBuildArg]")).count());
  }

  @Test
  void anArgMayComeWithABase() {
    Outcome outcome =
        cli.file("Dockerfile", "FROM a AS b\nONBUILD ARG OWN\nFROM b\nRUN true\n")
            .file("configs.json", "{\"a\": {\"config\": {\"OnBuild\": [\"ARG OF_BASE=1\"]}}}")
            .run(
                "convert",
                "--base-config",
                "configs.json",
                "--build-arg",
                "OWN=1",
                "--build-arg",
                "OF_BASE=2");
    assertEquals(ExitCode.DONE, outcome.code());
    assertEquals("", outcome.err());
  }
}
