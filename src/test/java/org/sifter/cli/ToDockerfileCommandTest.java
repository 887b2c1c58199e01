package org.sifter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sifter.cli.CliTester.Outcome;

final class ToDockerfileCommandTest {
  private static final String SIMPLE =
      "Bootstrap: docker\nFrom: alpine:3\n\n%runscript\n    exec echo hello \"$@\"\n";

  private final CliTester cli = new CliTester();

  @Test
  void printsTheDockerfile() {
    Outcome outcome = cli.file("image.def", SIMPLE).run("to-dockerfile", "image.def");
    assertEquals(ExitCode.DONE, outcome.code(), outcome.err());
    assertEquals(
        """
        # Translated by sifter from image.def. Build it with BuildKit:
        #     docker build -t IMAGE -f Dockerfile .

        FROM alpine:3
        ENTRYPOINT ["echo", "hello"]
        """,
        outcome.out());
  }

  @Test
  void readsStandardInputAndWritesAFile() {
    Outcome outcome = cli.input(SIMPLE).run("to-dockerfile", "-o", "Dockerfile", "-");
    assertEquals(ExitCode.DONE, outcome.code(), outcome.err());
    assertEquals("", outcome.out());
    assertTrue(cli.read("Dockerfile").contains("\nFROM alpine:3\n"));
  }

  @Test
  void writesNothingThatIsNotFaithful() {
    String definition = SIMPLE + "%setup\n    touch /x\n";
    Outcome outcome =
        cli.file("image.def", definition).run("to-dockerfile", "-o", "Dockerfile", "image.def");
    assertEquals(ExitCode.FINDINGS, outcome.code());
    assertEquals(List.of("image.def"), cli.names("/work"));
    assertEquals(
        """
        image.def:6:1: error: %setup runs on the machine that builds; no instruction does that [HostScript]
         6 | %setup
           | ^^^^^^
           = help: Do its work before docker build, or move it to %post.
        """,
        outcome.err());
    Outcome lenient = cli.run("to-dockerfile", "--lenient", "image.def");
    assertEquals(ExitCode.DONE, lenient.code());
    assertTrue(lenient.out().contains("# LEFT OUT: %setup runs on"), lenient.out());
  }

  @Test
  void takesValuesForTemplateVariables() {
    cli.file("image.def", "Bootstrap: docker\nFrom: alpine:{{ TAG }}\n");
    assertEquals(ExitCode.BAD_INPUT, cli.run("to-dockerfile", "image.def").code());
    Outcome outcome = cli.run("to-dockerfile", "--build-arg", "TAG=3", "image.def");
    assertTrue(outcome.out().contains("FROM alpine:3\n"), outcome.out() + outcome.err());
  }

  @Test
  void saysWhatIsNoDefinitionFile() {
    Outcome outcome =
        cli.file("Dockerfile", "FROM alpine\nRUN true\n").run("to-dockerfile", "Dockerfile");
    assertEquals(ExitCode.BAD_INPUT, outcome.code());
    assertEquals("", outcome.out());
    assertEquals(
        """
        Dockerfile:1:1: error: expected a line KEY: VALUE of a header [NotADefinition]
         1 | FROM alpine
           | ^^^^^^^^^^^
           = help: This may be a Dockerfile: sifter convert -f FILE.
        """,
        outcome.err());
  }

  @Test
  void saysWhereADefinitionFileIsWrong() {
    Outcome outcome = cli.file("image.def", SIMPLE + "  %pots\n").run("to-dockerfile", "image.def");
    assertEquals(ExitCode.BAD_INPUT, outcome.code());
    assertTrue(outcome.err().startsWith("image.def:6:3: error: "), outcome.err());
  }

  @Test
  void refusesWhatIsNoFileOrNoText() {
    cli.directory("folder").file("empty.def", "").file("image.sif", new byte[] {1, 0, (byte) 0xff});
    for (String name : List.of("folder", "empty.def", "image.sif", "missing.def")) {
      Outcome outcome = cli.run("to-dockerfile", "-o", "Dockerfile", name);
      assertEquals(ExitCode.BAD_INPUT, outcome.code(), name);
      assertEquals(1, outcome.err().split(" error: ", -1).length - 1, outcome.err());
    }
    assertEquals(List.of("empty.def", "folder", "image.sif"), cli.names("/work"));
  }

  @Test
  void findsFilesBesideABadIgnoreFile() {
    String definition = "Bootstrap: docker\nFrom: alpine:3\n%files\n    app.py /app.py\n";
    Outcome outcome =
        cli.file("image.def", definition)
            .file("app.py", "")
            .file(".dockerignore", "[")
            .run("to-dockerfile", "image.def");
    assertEquals(ExitCode.DONE, outcome.code());
    assertEquals("", outcome.err());
    assertTrue(outcome.out().contains("\nCOPY app.py /app.py\n"), outcome.out());
  }

  @Test
  void needsOneFile() {
    assertEquals(ExitCode.BAD_INPUT, cli.run("to-dockerfile").code());
    Outcome tooMany = cli.run("to-dockerfile", "a", "b", "c");
    assertTrue(tooMany.err().contains("name one definition file"), tooMany.err());
  }

  @Test
  void mustNotOverwriteItsInput() {
    Outcome outcome =
        cli.file("image.def", SIMPLE).run("to-dockerfile", "-o", "image.def", "image.def");
    assertEquals(ExitCode.BAD_INPUT, outcome.code());
    assertEquals(SIMPLE, cli.read("image.def"));
  }
}
