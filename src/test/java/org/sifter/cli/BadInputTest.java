package org.sifter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sifter.cli.CliTester.Outcome;

/** Files that cannot be used: one diagnostic each, exit code 2 and nothing written. */
final class BadInputTest {
  private final CliTester cli = new CliTester();

  private void assertRefused(String expected, String... words) {
    List<String> before = cli.names("/work");
    Outcome outcome = cli.run(words);
    assertEquals(expected, outcome.err());
    assertEquals("", outcome.out());
    assertEquals(ExitCode.BAD_INPUT, outcome.code());
    assertEquals(before, cli.names("/work"));
  }

  @Test
  void missingFile() {
    cli.file("Dockerfile.dev", "FROM a\n").file("notes", "");
    assertRefused(
        """
        Dockerfile.dve: error: there is no such file [NoSuchFile]
           = help: Did you mean Dockerfile.dev in the same directory?
        """,
        "convert",
        "-f",
        "Dockerfile.dve");
    assertRefused(
        """
        other: error: there is no such file [NoSuchFile]
           = help: In this directory there is Dockerfile.dev: name it with -f.
        """,
        "convert",
        "-f",
        "other");
    assertRefused(
        """
        no/where/Dockerfile: error: there is no such file [NoSuchFile]
           = help: Its directory does not exist either.
        """,
        "convert",
        "-f",
        "no/where/Dockerfile");
  }

  @Test
  void contextWithoutDockerfile() {
    cli.directory("empty").file("a/b.dockerfile", "FROM a\n").file("a/Dockerfile.x", "FROM a\n");
    assertRefused(
        """
        empty: error: there is no Dockerfile in this directory [NoDockerfile]
           = help: Name the Dockerfile with -f FILE.
        """,
        "convert",
        "empty");
    assertRefused(
        """
        a: error: there is no Dockerfile in this directory [NoDockerfile]
           = help: In this directory there is Dockerfile.x, b.dockerfile: name it with -f.
        """,
        "convert",
        "a");
  }

  @Test
  void directoryInsteadOfAFile() {
    cli.file("ctx/Dockerfile", "FROM a\n");
    assertRefused(
        """
        ctx: error: this is a directory, not a file [DirectoryAsFile]
           = help: In this directory there is Dockerfile: name it with -f.
        """,
        "convert",
        "-f",
        "ctx");
  }

  @Test
  void fileInsteadOfACache() {
    cli.file("notes", "");
    assertRefused(
        """
        /work/notes: error: this is a file, but a cache is a directory [FileAsCache]
           = help: Name another: --cache-dir DIR
        """,
        "cache",
        "ls",
        "--cache-dir",
        "notes");
  }

  @Test
  void fileInsteadOfADirectory() {
    cli.file("Dockerfile.dev", "FROM a\n");
    assertRefused(
        """
        Dockerfile.dev: error: this is a file, but the build context is a directory [FileAsContext]
           = help: To read a Dockerfile: -f Dockerfile.dev
        """,
        "convert",
        "-f",
        "Dockerfile",
        "Dockerfile.dev");
  }

  @Test
  void missingContext() {
    cli.file("Dockerfile", "FROM a\n");
    assertRefused(
        """
        nowhere: error: there is no such directory [NoSuchDirectory]
           = help: Give the build context.
        """,
        "convert",
        "-f",
        "Dockerfile",
        "nowhere");
  }

  @Test
  void emptyNames() {
    for (String[] words : new String[][] {{"convert", ""}, {"lint", ""}, {"build", "-f", ""}}) {
      assertRefused(
          """
          "": error: this cannot be the name of a file: it is empty [BadPath]
             = help: Give another name; . stands for this directory.
          """,
          words);
    }
  }

  @Test
  void aNulIsMarkedWhereItStands() {
    cli.file("Dockerfile", "FROM a\n").file("config.yaml", "profile: x\nig\0nore: a\n");
    cli.file("image.def", "Bootstrap: docker\nFrom: a\n%post\n  a b\0c\n");
    assertRefused(
        """
        config.yaml:2:3: error: this is not YAML: it has no character U+0000 [ConfigSyntax]
         2 | ig␀nore: a
           |   ^
           = help: Correct it; a config file is KEY: VALUE lines.
        """,
        "lint",
        "--config",
        "config.yaml",
        "Dockerfile");
    assertTrue(
        cli.run("to-dockerfile", "image.def")
            .err()
            .startsWith(
                """
                image.def:4:6: error: a NUL character, which a Dockerfile cannot hold [NotText]
                 4 |   a b␀c
                   |      ^
                """));
  }

  @Test
  void binaryFile() {
    cli.file("Dockerfile", new byte[] {0x7F, 'E', 'L', 'F', 0, (byte) 0x80});
    assertRefused(
        """
        Dockerfile: error: this is not text [NotText]
           = help: Give the Dockerfile; this seems to be something else.
        """,
        "convert");
  }

  @Test
  void fileInAnotherEncoding() {
    cli.file("utf16", new byte[] {(byte) 0xFF, (byte) 0xFE, 'F', 0});
    assertRefused(
        """
        utf16: error: this is not text [NotText]
           = help: It is UTF-16: save it as UTF-8.
        """,
        "convert",
        "-f",
        "utf16");
  }

  @Test
  void emptyFile() {
    cli.file("Dockerfile", "");
    assertRefused(
        """
        Dockerfile: error: the Dockerfile is empty [EmptyFile]
           = help: A Dockerfile begins with FROM and the image to build on.
        """,
        "convert");
  }

  @Test
  void filesThatTheSystemRefuses() {
    assertEquals(
        "you have no permission to read it",
        FileReader.unreadable("f", new AccessDeniedException("f")).getMessage());
    assertEquals(
        "it cannot be read: Input/output error",
        FileReader.unreadable("f", new IOException("Input/output error")).getMessage());
  }

  @Test
  void outputThatIsADirectory() {
    cli.file("Dockerfile", "FROM a\n").directory("out");
    assertRefused(
        """
        out: error: this is a directory, not a file [DirectoryAsFile]
           = help: Name a file in it, such as image.def.
        """,
        "convert",
        "-o",
        "out");
  }

  @Test
  void outputInNoDirectory() {
    cli.file("Dockerfile", "FROM a\n");
    assertRefused(
        """
        no/where/image.def: error: its directory does not exist [NoOutputDirectory]
           = help: Make it first: mkdir -p no/where/
        """,
        "convert",
        "-o",
        "no/where/image.def");
  }

  @Test
  void outputThatIsTheInput() throws IOException {
    cli.file("Dockerfile", "FROM a\n").file("base.json", "{}");
    Files.createSymbolicLink(cli.path("link"), cli.path("Dockerfile"));
    for (String output : List.of("Dockerfile", "link", "./Dockerfile")) {
      for (String command : List.of("convert", "plan")) {
        assertRefused(
            output
                + ": error: this would overwrite what is read [OutputIsInput]\n"
                + "   = help: Choose another name for the output.\n",
            command,
            "-o",
            output);
      }
    }
    assertRefused(
        """
        base.json: error: this would overwrite what is read [OutputIsInput]
           = help: Choose another name for the output.
        """,
        "convert",
        "--base-config",
        "base.json",
        "-o",
        "base.json");
    assertEquals("FROM a\n", cli.read("Dockerfile"));
  }

  @Test
  void malformedBaseConfig() {
    cli.file("Dockerfile", "FROM a\n").file("base.json", "{\n  \"a\": {\"config\": []}\n}\n");
    assertRefused(
        """
        base.json:2:19: error: config must be an object, and is a list [BaseConfig]
         2 |   "a": {"config": []}
           |                   ^
           = help: Write {"IMAGE": {"config": {...}}, "*": {"config": {...}}}.
        """,
        "convert",
        "--base-config",
        "base.json");
  }

  @Test
  void missingBaseConfig() {
    cli.file("Dockerfile", "FROM a\n").file("bose.json", "{}").directory("dir");
    assertRefused(
        """
        x.json: error: there is no such file [NoSuchFile]
           = help: Check the spelling of its path.
        """,
        "plan",
        "--base-config",
        "x.json");
    assertRefused(
        """
        base.json: error: there is no such file [NoSuchFile]
           = help: Did you mean bose.json in the same directory?
        """,
        "convert",
        "--base-config",
        "base.json");
    assertRefused(
        """
        dir: error: this is a directory, not a file [DirectoryAsFile]
           = help: Name a file in it: a JSON file.
        """,
        "convert",
        "--base-config",
        "dir");
  }
}
