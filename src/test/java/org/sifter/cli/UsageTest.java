package org.sifter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.commons.cli.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sifter.cli.CliTester.Outcome;

final class UsageTest {
  private final CliTester cli = new CliTester().file("Dockerfile", "FROM alpine\n");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "convert --tagret x | --tagret is not an option; did you mean --target?",
        "convert --tar=x | --tar is not an option",
        "convert -o a\uFFFDb | a\uFFFDb is not UTF-8, or the locale is another: no file can be found by it",
        "convert --frobnicate=x | --frobnicate is not an option",
        "convert -x | -x is not an option",
        "convert --lenient=yes | --lenient takes no value",
        "convert --target | --target needs a value",
        "convert -o | --output needs a value",
        "convert --target a --target b | --target is given twice",
        "convert -f a --file b | --file is given twice",
        "convert --build-arg =x | --build-arg =x has no name: write NAME=VALUE",
        "convert -f a b c | it takes one CONTEXT with -f, not 2: b c",
        "convert -r -f a b | -f names one Dockerfile, and --recursive looks for all",
        "convert a - | standard input can only be converted alone",
        "convert a a.def | a.def is read, or would be written twice",
        "convert -o out a/b /work/../a/b | out/a/b.def is read, or would be written twice",
        "convert --color sometimes | --color is auto, always, never, not sometimes",
        "convert --color alway | --color is auto, always, never, not alway; did you mean always?",
        "convert --dialect aptainer | --dialect is apptainer, singularityce, singularity3, not"
            + " aptainer; did you mean apptainer?",
        "build docker:// | docker:// names no image: write docker://NAME",
        "build oci: | oci: names no image: write oci:NAME",
        "to-dockerfile --format json | --format is not an option",
        "lint -r | -r is not an option here, but of convert, plan",
        "lint --no-cache | --no-cache is not an option here, but of build",
        "convert -lenint | -lenint is not an option; did you mean --lenient?",
        "plan --format xml | --format is text, json, jsonl, not xml",
        "plan -f a b c | it takes one CONTEXT with -f, not 2: b c",
        "doctor a b | it takes one FILE or CONTEXT, not 2: a b",
        "doctor --format xml | --format is text, json, not xml",
        "doctor --registry ghcr | --registry ghcr is no registry: write its HOST or HOST:PORT",
        "doctor --registry https://ghcr.io | --registry https://ghcr.io is no registry: write its HOST"
            + " or HOST:PORT",
        "completion | name the shell: bash, zsh or fish",
        "completion tcsh | the shell is bash, zsh, fish, not tcsh; did you mean bash?",
        "explain | name a rule, an instruction or the code of a diagnostic",
        "explain COPPY | COPPY is neither a rule, an instruction nor the code of a diagnostic; did you"
            + " mean COPY?",
      })
  void wrongOptionsAreExplainedOnOneLine(String words, String message) {
    String command = words.split(" ", -1)[0];
    Outcome outcome = cli.run(words.split(" ", -1));
    assertEquals(
        "sifter %s: %s (try 'sifter help %s')\n".formatted(command, message, command),
        outcome.err());
    assertEquals("", outcome.out());
    assertEquals(ExitCode.BAD_INPUT, outcome.code());
  }

  @Test
  void platformsAreChecked() {
    Outcome outcome = cli.run("convert", "--platform", "x y");
    assertEquals(ExitCode.BAD_INPUT, outcome.code());
    assertTrue(outcome.err().startsWith("sifter convert: --platform: \"x y\" is"), outcome.err());
  }

  @Test
  void helpIsOfOneCommand() {
    Outcome outcome = cli.run("help", "convert", "lint");
    assertEquals(
        "sifter help: it takes one COMMAND, not 2: convert lint (try 'sifter help convert')\n",
        outcome.err());
    assertEquals(ExitCode.BAD_INPUT, outcome.code());
  }

  @Test
  void oneWayToReadOnIsNamed() {
    assertEquals(
        "sifter lint: --select: nothing is no rule and no category (try 'sifter rules')\n",
        cli.run("lint", "--select", "nothing").err());
  }

  @Test
  void allOptionsAreToldByTheOptionForHelp() {
    String all = cli.run("help", "build", "--all").out();
    assertEquals(all, cli.run("build", "--help", "--all").out());
    assertEquals(all, cli.run("build", "--all", "-h").out());
  }

  @Test
  void unknownCommandsAreExplained() {
    for (String[] words : new String[][] {{"covnert"}, {"help", "covnert"}}) {
      Outcome outcome = cli.run(words);
      assertEquals(
          "sifter covnert is not a command; did you mean convert? (try 'sifter help')\n",
          outcome.err());
      assertEquals(ExitCode.BAD_INPUT, outcome.code());
    }
  }

  @Test
  void withoutACommandTheHelpIsAnError() {
    Outcome outcome = cli.run();
    assertEquals(ExitCode.BAD_INPUT, outcome.code());
    assertEquals(cli.run("help").out(), outcome.err());
  }

  @Test
  void helpIsPrintedOnRequest() {
    for (String[] words : new String[][] {{"help"}, {"--help"}, {"-h"}, {"help", "help"}}) {
      assertEquals(
          """
          Usage: sifter COMMAND [ARGUMENT]...
          Compiles Dockerfiles to Apptainer definition files, and lints them for clusters.

            build           build an image file (SIF) from a Dockerfile
            convert         compile Dockerfiles to definition files
            lint            tell what in Dockerfiles will not work on an HPC cluster
            plan            show what Dockerfiles mean: stages, steps and image configs
            to-dockerfile   translate a definition file to a Dockerfile
            cache           list what builds keep, or remove what is long unused
            doctor          tell whether images can be built here, and what is in the way
            launcher        write a script that runs the image of a Dockerfile
            rules           list the rules of lint; explain RULE tells more of one
            explain         tell about a rule, an instruction or a kind of diagnostic
            completion      print the script by which a shell completes sifter's words
            help            show the help of a command: sifter help COMMAND

            sifter convert -o app.def .    # what ./Dockerfile builds, for Apptainer
            sifter help build --all        # all options of a command
            sifter --version

          Exit status: 0 done; 1 findings, or something cannot be translated faithfully;
          2 wrong usage, unusable file, no valid Dockerfile; 3 no engine or no Java;
          70 error in sifter.
          """,
          cli.run(words).out());
    }
  }

  @Test
  void commandsHaveHelp() {
    String help = cli.run("help", "convert").out();
    assertEquals(help, cli.run("convert", "--help").out());
    assertEquals(help, cli.run("--help", "convert").out());
    assertEquals(
        """
        Usage: sifter convert [OPTION]... [FILE|CONTEXT]...
        Compile Dockerfiles to definition files.

          sifter convert -o app.def .   # a definition file for ./Dockerfile
          sifter convert -r -o defs .   # one for each Dockerfile below this directory

          -f, --file FILE           the Dockerfile; CONTEXT/Dockerfile or
                                    CONTEXT/Containerfile if not given
          -o, --output FILE|DIR     write the definition file to FILE, once it is whole;
                                    those of several Dockerfiles into DIR, or else
                                    beside these
              --target STAGE        the stage to build, by its name; the last if not
                                    given
              --build-arg NAME[=VALUE]
                                    the value of an ARG; without VALUE, that of the
                                    environment (may be repeated)
              --lenient             go on where something cannot be translated
                                    faithfully, with a warning and a comment
          -r, --recursive           take all Dockerfiles below the directories that are
                                    named, as lint does

        All options: sifter help convert --all
        """,
        help);
  }

  /** A screen of the least terminal has 24 lines of 80 characters, one of which is the prompt's. */
  @Test
  void helpFitsAScreenAndHasExamples() throws UsageException {
    for (Command command : Cli.commands()) {
      String help = cli.run(command.name(), "--help").out();
      assertTrue(help.lines().count() < 24, help);
      assertTrue(help.lines().allMatch(line -> line.length() <= 80), help);
      assertTrue(command.examples().size() >= 2, command.name());
      for (Example example : command.examples()) {
        assertTrue(help.contains("  " + example.line(command) + "  "), help);
        String words = example.words().replaceFirst("[|>].*", "").strip();
        Arguments unused =
            new OptionParser(command.options())
                .parse(words.isEmpty() ? List.of() : List.of(words.split(" ", -1)));
      }
    }
  }

  @Test
  void allOptionsAreTold() {
    for (Command command : Cli.commands()) {
      String help = cli.run("help", command.name(), "--all").out();
      for (Option option : command.options()) {
        assertTrue(help.contains("--" + option.getLongOpt()), help);
      }
      assertTrue(help.lines().allMatch(line -> line.length() <= 80), help);
      for (String usual : command.usualOptions()) {
        assertTrue(cli.run("help", command.name()).out().contains("--" + usual), usual);
      }
    }
  }

  @Test
  void theVersionIsPrinted() {
    List<String> lines = cli.run("--version").out().lines().toList();
    assertEquals("sifter 1.2.3", lines.get(0));
    assertEquals("Java     " + Runtime.version(), lines.get(lines.size() - 1));
  }

  @Test
  void anErrorInSifterSaysWhereToReportIt() {
    Outcome outcome =
        cli.output(
                new OutputStream() {
                  @Override
                  public void write(int b) throws IOException {
                    throw new IllegalStateException("a bug");
                  }
                })
            .run("plan");
    assertEquals(ExitCode.INTERNAL_ERROR, outcome.code());
    assertEquals(70, outcome.code().code());
    assertTrue(outcome.err().startsWith("java.lang.IllegalStateException: a bug"), outcome.err());
    assertTrue(outcome.err().contains("this is an error in sifter itself"), outcome.err());
  }
}
