package org.sifter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sifter.cli.CliTester.Outcome;

final class LintCommandTest {
  private static final String WIPE = "FROM debian:12\nRUN make && rm -rf /tmp/*\n";
  private static final String CLEAN = "FROM debian:12\nRUN make\n";

  private final CliTester cli = new CliTester();

  @Test
  void aConfigFileOfBracketsOnlyIsRefused() {
    cli.file("Dockerfile", "FROM debian:12\n").file(".sifter.yaml", "[".repeat(200_000));
    Outcome outcome = cli.run("lint", ".");
    assertEquals(ExitCode.BAD_INPUT, outcome.code());
    assertTrue(outcome.err().contains("it is nested too deeply [ConfigSyntax]"), outcome.err());
  }

  @Test
  void tellsWhatWhereWhyAndWhatToDo() {
    Outcome outcome = cli.file("Dockerfile", WIPE).run("lint", "--select=tmp-wipe");
    assertEquals(
        """
        Dockerfile:2:20: error: rm deletes what others have in the host's /tmp [SIF001 tmp-wipe]
         2 | RUN make && rm -rf /tmp/*
           |                    ^^^^^^
           = why: While `%post` runs, an engine shows the host's `/tmp`, `/var/tmp` and `/dev/shm` \
        in place of the image's, so that the step deletes your own files on the host.
           = help: Leave it out, as nothing in that directory gets into the image, or delete files \
        by their names.
           = fix: leave the command out (--fix)
        """,
        outcome.out());
    assertEquals("", outcome.err());
    assertEquals(ExitCode.FINDINGS, outcome.code());
  }

  @Test
  void saysNothingOfAGoodFile() {
    Outcome outcome = cli.file("Dockerfile", CLEAN).run("lint", "--select", "SIF001,runtime");
    assertEquals(new Outcome(ExitCode.DONE, "", ""), outcome);
  }

  @Test
  void findsDockerfilesInDirectories() {
    cli.file("a/Dockerfile", WIPE)
        .file("a/b/gpu.Dockerfile", WIPE)
        .file("a/b/Dockerfile.cpu", WIPE)
        .file("a/Containerfile", WIPE)
        .file("a/Dockerfile.dockerignore", "x")
        .file("a/Dockerfile.def", "Bootstrap: docker\n")
        .file("a/.git/Dockerfile", WIPE)
        .file("a/node_modules/x/Dockerfile", WIPE)
        .file("a/notes.txt", "x")
        .file("elsewhere.txt", WIPE);
    Outcome outcome =
        cli.run("lint", "--select=SIF001", "--format=concise", "a", "elsewhere.txt", "./a/");
    assertEquals(
        List.of(
            "a/Containerfile",
            "a/Dockerfile",
            "a/b/Dockerfile.cpu",
            "a/b/gpu.Dockerfile",
            "elsewhere.txt",
            "./a/Containerfile",
            "./a/Dockerfile",
            "./a/b/Dockerfile.cpu",
            "./a/b/gpu.Dockerfile"),
        outcome.out().lines().map(line -> line.substring(0, line.indexOf(':'))).toList());
  }

  @Test
  void aDirectoryWithoutDockerfileIsAnError() {
    Outcome outcome = cli.directory("empty").run("lint", "empty");
    assertEquals(ExitCode.BAD_INPUT, outcome.code());
    assertTrue(
        outcome.err().startsWith("empty: error: there is no Dockerfile in this directory"),
        outcome.err());
  }

  @Test
  void manyFilesAreReportedInTheirOrder() {
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      String name = "Dockerfile.%03d".formatted(i);
      cli.file(name, WIPE);
      expected.add(name);
    }
    Outcome outcome = cli.run("lint", "--select=SIF001", "--format=concise");
    assertEquals(expected, outcome.out().lines().map(line -> line.split(":", 2)[0]).toList());
  }

  @Test
  void whatIsNoDockerfileIsToldInEveryFormatAndEndsWith2() {
    cli.file("Dockerfile", "FROM debian:12\nRUNN make\n");
    for (String format : List.of("tty", "concise", "json", "sarif", "checkstyle", "github")) {
      Outcome outcome = cli.run("lint", "--format", format);
      assertEquals(ExitCode.BAD_INPUT, outcome.code(), format);
      assertTrue(outcome.out().contains("RUNN is not an instruction"), outcome.out());
    }
  }

  @Test
  void aMissingFileIsToldBesideTheFindingsOfOthers() {
    Outcome outcome =
        cli.file("Dockerfile", WIPE)
            .run("lint", "--select=SIF001", "--format=concise", "missing", "Dockerfile");
    assertEquals(ExitCode.BAD_INPUT, outcome.code());
    assertTrue(outcome.err().startsWith("missing: error: there is no such file"), outcome.err());
    assertEquals(1, outcome.out().lines().count());
  }

  @Test
  void reportsForProgramsHoldFilesThatCannotBeRead() {
    Outcome outcome = cli.file("Dockerfile", WIPE).run("lint", "--format=junit", "missing");
    assertTrue(outcome.out().contains("there is no such file"), outcome.out());
    assertTrue(outcome.err().contains("there is no such file"), outcome.err());
  }

  @Test
  void aBuildContextThatIsNotThereIsAnError() {
    Outcome outcome = cli.file("Dockerfile", WIPE).run("lint", "--context=missing");
    assertEquals(ExitCode.BAD_INPUT, outcome.code());
    assertTrue(
        outcome.err().startsWith("missing: error: there is no such directory"), outcome.err());
  }

  @Test
  void directoriesMayHaveOddNames() {
    Outcome outcome =
        cli.file("a/back\\slash/Dockerfile", WIPE)
            .file("a/new\nline/Dockerfile", WIPE)
            .run("lint", "--select=SIF001", "--format=concise", "a");
    assertEquals(2, outcome.out().lines().count(), outcome.out() + outcome.err());
  }

  @Test
  void thresholdsDecideTheExitStatusAndWhatIsShown() {
    cli.file("Dockerfile", WIPE);
    List<String> common = List.of("lint", "--select=SIF001", "--format=concise");
    assertEquals(ExitCode.FINDINGS, run(common, "--fail-on=error").code());
    assertEquals(ExitCode.DONE, run(common, "--fail-on=never").code());
    Outcome milder = run(common, "--severity=tmp-wipe=info");
    assertEquals(ExitCode.DONE, milder.code());
    assertTrue(milder.out().contains(": info: "), milder.out());
    assertEquals("", run(common, "--severity=SIF001=info", "--min-severity=warning").out());
    assertEquals("", run(common, "--severity=filesystem=off").out());
  }

  private Outcome run(List<String> common, String... more) {
    List<String> words = new ArrayList<>(common);
    words.addAll(List.of(more));
    return cli.run(words.toArray(String[]::new));
  }

  @Test
  void rulesAreSelectedByIdNameAndCategory() {
    cli.file("Dockerfile", WIPE);
    for (String word : List.of("SIF001", "tmp-wipe", "filesystem", "TMP-WIPE", "all")) {
      Outcome outcome = cli.run("lint", "--format=concise", "--select", word);
      assertTrue(outcome.out().contains("[SIF001 tmp-wipe]"), word);
      Outcome ignored = cli.run("lint", "--format=concise", "--ignore", word);
      assertFalse(ignored.out().contains("SIF001"), word);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--select=tmp-wype",
        "--ignore=SIF999",
        "--severity=tmp-wipe=fatal",
        "--severity=tmp-wipe",
        "--fail-on=sometimes",
        "--format=xml",
        "--profile=crey",
        "--set=host.mpi=lam",
        "--set=host.mpj=openmpi",
        "--write-baseline",
        "--select=,"
      })
  void aWrongOptionIsToldInOneLine(String option) {
    Outcome outcome = cli.file("Dockerfile", WIPE).run("lint", option);
    assertEquals(ExitCode.BAD_INPUT, outcome.code());
    assertEquals("", outcome.out());
    assertEquals(1, outcome.err().lines().count(), outcome.err());
    assertTrue(outcome.err().startsWith("sifter lint: "), outcome.err());
  }

  @Test
  void readsStandardInput() {
    cli.input(WIPE);
    List<String> common = List.of("lint", "--select=SIF001", "--format=concise", "-");
    assertTrue(run(common).out().startsWith("<stdin>:2:20: "), run(common).out());
    cli.input(WIPE);
    assertTrue(
        run(common, "--stdin-filename", "sub/Dockerfile").out().startsWith("sub/Dockerfile:"));
  }

  @Test
  void fixesOnlyWhatItFixes() {
    String text = "\uFEFFFROM debian:12\r\n# naïve\r\nRUN make && rm -rf /tmp/*\r\n";
    Outcome outcome = cli.file("Dockerfile", text).run("lint", "--select=SIF001", "--fix");
    assertEquals(new Outcome(ExitCode.DONE, "", "fixed 1 finding in 1 file\n"), outcome);
    assertEquals("\uFEFFFROM debian:12\r\n# naïve\r\nRUN make\r\n", cli.read("Dockerfile"));
    assertEquals(List.of("Dockerfile"), cli.names("/work"));
  }

  @Test
  void fixesKeepTheFormOfAnInstruction() {
    Outcome outcome =
        cli.file("Dockerfile", "FROM debian:12\nRUN [\"rm\", \"-rf\", \"/tmp/\"]\n")
            .file("Dockerfile.other", WIPE)
            .run("lint", "--select=SIF001", "--fix");
    assertEquals(new Outcome(ExitCode.DONE, "", "fixed 2 findings in 2 files\n"), outcome);
    assertEquals("FROM debian:12\nRUN [\"true\"]\n", cli.read("Dockerfile"));
    assertEquals(CLEAN, cli.read("Dockerfile.other"));
  }

  @Test
  void addedAndRemovedLinesFitTheFile() {
    cli.file("Dockerfile", "FROM python:3.12\r\nRUN pip install x\r\nCMD [\"python\"]")
        .run("lint", "--select=host-package-leak", "--fix", "--unsafe-fixes");
    assertEquals(
        "FROM python:3.12\r\nRUN pip install x\r\nENV PYTHONNOUSERSITE=1\r\nCMD [\"python\"]",
        cli.read("Dockerfile"));
    cli.file("Dockerfile", "FROM debian:12\r\nRUN make\r\nUSER a")
        .run("lint", "--select=user-ignored", "--fix", "--unsafe-fixes");
    assertEquals("FROM debian:12\r\nRUN make", cli.read("Dockerfile"));
  }

  @Test
  void bytesThatAreNotUtf8StayAsTheyAre() throws Exception {
    byte[] latin = (WIPE + "LABEL a=\u00E9\n").getBytes(StandardCharsets.ISO_8859_1);
    cli.file("Dockerfile", latin).run("lint", "--select=SIF001", "--fix");
    byte[] fixed = Files.readAllBytes(cli.path("Dockerfile"));
    assertEquals((byte) 0xE9, fixed[fixed.length - 2]);
  }

  @Test
  void aFileWithoutFixesIsNotTouched() throws Exception {
    cli.file("Dockerfile", CLEAN);
    Object before = Files.getLastModifiedTime(cli.path("Dockerfile"));
    assertEquals("", cli.run("lint", "--select=SIF001", "--fix").err());
    assertEquals(before, Files.getLastModifiedTime(cli.path("Dockerfile")));
  }

  @Test
  void showsTheDifferenceAndChangesNothing() {
    Outcome outcome = cli.file("Dockerfile", WIPE).run("lint", "--select=SIF001", "--diff");
    assertEquals(
        """
        --- Dockerfile
        +++ Dockerfile
        @@ -1,2 +1,2 @@
         FROM debian:12
        -RUN make && rm -rf /tmp/*
        +RUN make
        """,
        outcome.out());
    assertEquals(ExitCode.FINDINGS, outcome.code());
    assertEquals(WIPE, cli.read("Dockerfile"));
  }

  @Test
  void aDifferenceInALastLineWithoutLineEndSaysSo() {
    Outcome outcome = cli.file("Dockerfile", WIPE.strip()).run("lint", "--select=SIF001", "--diff");
    assertEquals(
        """
        --- Dockerfile
        +++ Dockerfile
        @@ -1,2 +1,2 @@
         FROM debian:12
        -RUN make && rm -rf /tmp/*
        \\ No newline at end of file
        +RUN make
        \\ No newline at end of file
        """,
        outcome.out());
  }

  @Test
  void standardInputIsNotFixedInPlace() {
    Outcome outcome = cli.input(WIPE).run("lint", "--fix", "-");
    assertEquals(ExitCode.BAD_INPUT, outcome.code());
    assertTrue(
        cli.input(WIPE).run("lint", "--diff", "--select=SIF001", "-").out().startsWith("---"));
  }

  @Test
  void knownFindingsAreNotToldAgain() {
    cli.file("docker/Dockerfile", WIPE);
    Outcome written =
        cli.run("lint", "--select=SIF001", "--baseline=base.json", "--write-baseline", "docker");
    assertEquals(new Outcome(ExitCode.DONE, "", "1 finding is known from now on\n"), written);
    assertEquals("", cli.run("lint", "--select=SIF001", "--baseline=base.json", "docker").out());
    cli.file("docker/Dockerfile", "# new\nFROM debian:12\nRUN a\nRUN make && rm -rf /tmp/*\n");
    assertEquals("", cli.run("lint", "--select=SIF001", "--baseline=base.json", "docker").out());
    cli.file("docker/Dockerfile", WIPE + "RUN make && rm -rf /tmp/*\n");
    Outcome more =
        cli.run("lint", "--select=SIF001", "--format=concise", "--baseline=base.json", "docker");
    assertEquals(1, more.out().lines().count(), more.out());
  }

  @Test
  void aBrokenBaselineIsAnError() {
    Outcome outcome = cli.file("Dockerfile", WIPE).file("b", "[1]").run("lint", "--baseline", "b");
    assertEquals(ExitCode.BAD_INPUT, outcome.code());
    assertTrue(outcome.err().startsWith("b:1:1: error: "), outcome.err());
  }

  @Test
  void countsFindingsByRule() {
    cli.file("Dockerfile", WIPE + "RUN rm -rf /tmp/* /var/tmp/*\n");
    Outcome outcome = cli.run("lint", "--select=SIF001", "--statistics");
    assertEquals("      3  SIF001 tmp-wipe [3 fixable]\n", outcome.out());
    assertEquals(ExitCode.FINDINGS, outcome.code());
  }

  @Test
  void theNearestConfigFileCounts() {
    cli.file(".sifter.yaml", "select: [SIF001]\nseverity:\n  tmp-wipe: warning\n")
        .file("a/Dockerfile", WIPE)
        .file("b/.sifter.yaml", "select: SIF001\nignore: tmp-wipe\n")
        .file("b/c/Dockerfile", WIPE);
    Outcome outcome = cli.run("lint", "--format=concise");
    assertEquals(1, outcome.out().lines().count(), outcome.out());
    assertTrue(outcome.out().startsWith("a/Dockerfile:2:20: warning: "), outcome.out());
    Outcome isolated = cli.run("lint", "--isolated", "--select=SIF001", "--format=concise");
    assertEquals(2, isolated.out().lines().count(), isolated.out());
  }

  @Test
  void theCommandLineAddsToTheConfigFile() {
    cli.file(".sifter.yaml", "profile: sifter\nselect: [SIF001]\n").file("Dockerfile", WIPE);
    assertEquals("", cli.run("lint").out());
    Outcome other = cli.run("lint", "--format=concise", "--set", "target=def");
    assertTrue(other.out().contains("SIF001"), other.out());
    assertEquals("", cli.run("lint", "--profile=any", "--ignore=tmp-wipe").out());
  }

  @Test
  void whatIsWrongWithAConfigFileIsToldAtItsPlace() {
    cli.file("Dockerfile", WIPE);
    assertConfigError("selct: [a]\n", ".sifter.yaml:1:1: error: selct is no key of a config file");
    assertConfigError(
        "select: [SIF001, tmp-wype]\n",
        ".sifter.yaml:1:18: error: tmp-wype is no rule, category or kind of diagnostic");
    assertConfigError("fail-on: often\n", ".sifter.yaml:1:10: error: fail-on cannot be often");
    assertConfigError(
        "profile:\n  host:\n    mpi: lam\n", ".sifter.yaml:3:10: error: host.mpi cannot be lam");
    assertConfigError("a: [\n", ".sifter.yaml:2:1: error: this is not YAML: ");
    assertConfigError("exclude: ['[']\n", ".sifter.yaml:1:11: error: exclude cannot be [");
    assertConfigError("- a\n", ".sifter.yaml:1:1: error: here KEY: VALUE lines must stand");
    assertConfigError("ignore: []\nignore: []\n", ".sifter.yaml:2:1: error: ignore is set twice");
  }

  @Test
  void aConfigFileMaySayThatNothingFails() {
    cli.file(".sifter.yaml", "fail-on: never\n").file("Dockerfile", WIPE);
    assertEquals(ExitCode.DONE, cli.run("lint").code());
  }

  private void assertConfigError(String config, String start) {
    Outcome outcome = cli.file(".sifter.yaml", config).run("lint");
    assertEquals(ExitCode.BAD_INPUT, outcome.code(), config);
    assertTrue(outcome.err().startsWith(start), outcome.err());
    assertTrue(outcome.err().contains("= help: "), outcome.err());
  }

  @Test
  void showsWhatIsInForceAsAConfigFileThatSaysTheSame() {
    cli.file(".sifter.yaml", "profile: cray\nseverity: {tmp-wipe: off}\nfail-on: error\n")
        .file("Dockerfile", WIPE);
    String shown = cli.run("lint", "--show-config").out();
    assertEquals(
        """
        # Dockerfile
        profile:
          target: 'pull'
          fakeroot: 'none'
          host.mpi: 'mpich-abi'
          site.bind-paths: '/scratch,/work,/project,/projects,/gpfs,/lustre,/users,/u,/mnt,/media,\
        /data,/nfs,/cvmfs,/pscratch,/global'
          offline-build: 'false'
        select: [all]
        severity:
          tmp-wipe: 'off'
        fail-on: 'error'
        min-severity: info
        inline-ignores: true

        """,
        shown);
    assertEquals(shown, cli.file(".sifter.yaml", shown).run("lint", "--show-config").out());
  }

  @Test
  void commentsSuppressUnlessTheyAreForbidden() {
    cli.file("Dockerfile", "FROM debian:12\n# sifter ignore=tmp-wipe -- ours\nRUN rm -rf /tmp/*\n");
    assertEquals("", cli.run("lint", "--select=SIF001").out());
    Outcome outcome = cli.run("lint", "--select=SIF001", "--no-inline-ignore", "--format=concise");
    assertTrue(outcome.out().contains("SIF001"), outcome.out());
  }

  @Test
  void theReportGoesToAFile() {
    cli.file("Dockerfile", WIPE);
    Outcome outcome = cli.run("lint", "--select=SIF001", "--format=json", "-o", "report.json");
    assertEquals(new Outcome(ExitCode.FINDINGS, "", ""), outcome);
    assertTrue(cli.read("report.json").contains("tmp-wipe"));
    assertEquals(ExitCode.BAD_INPUT, cli.run("lint", "-o", "missing/report.json").code());
    assertEquals(ExitCode.BAD_INPUT, cli.run("lint", "-o", "Dockerfile").code());
  }

  @Test
  void conversionsTellTheirFindingsByTheSameRules() {
    cli.file("Dockerfile", "FROM debian:12\nUSER ada\nRUN true\n");
    Outcome outcome = cli.run("convert", "--resolve=never", "--format=concise");
    assertEquals(ExitCode.DONE, outcome.code());
    assertTrue(outcome.err().contains("[SIF017 user-ignored]"), outcome.err());
    Outcome ignored = cli.run("convert", "--resolve=never", "--ignore=user-ignored,UnknownBase");
    assertEquals("", ignored.err());
    Outcome failing = cli.run("convert", "--resolve=never", "--fail-on=info");
    assertEquals(ExitCode.FINDINGS, failing.code());
    assertFalse(failing.out().isEmpty());
  }

  @Test
  void aConversionWithLintTellsAFindingOnce() {
    cli.file("Dockerfile", "FROM debian:12\nUSER ada\nRUN true\n");
    Outcome outcome =
        cli.run(
            "convert", "--resolve=never", "--lint", "--select=user-ignored", "--format=concise");
    assertEquals(1, outcome.err().lines().count(), outcome.err());
  }

  @Test
  void anErrorOfTheTranslationCannotBeIgnored() {
    cli.file("Dockerfile", "FROM debian:12\nCOPY missing /\n");
    Outcome outcome = cli.run("convert", "--resolve=never", "--ignore=all", "--format=concise");
    assertEquals(ExitCode.FINDINGS, outcome.code());
    assertTrue(outcome.err().contains("[MissingSource]"), outcome.err());
  }
}
