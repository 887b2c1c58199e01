package org.sifter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sifter.engine.FakePrograms;
import org.sifter.plan.Platform;
import org.sifter.registry.FakeRegistry;
import org.sifter.registry.UnreachableException;

/**
 * What {@code sifter build} asks of an engine, and makes of its answer. The engines are small
 * scripts, which can do what a real one does not on demand; they are given images, for which the
 * machine needs to be able to do nothing.
 */
final class BuildCommandTest {
  /** Notes its arguments, a line each, and some variables; and makes the image. */
  private static final String ENGINE =
      """
      [ "$1" != --version ] || { echo %s; exit; }
      for word; do printf '%%s\\n' "$word"; done > arguments
      env | grep -E 'TMPDIR|MESSAGELEVEL|NOHTTPS' | sort > variables
      while [ $# -gt 2 ]; do shift; done
      %s
      """;

  private static final String MAKE = "echo 'INFO:    Starting build...'; echo image > \"$1\"";

  @TempDir Path directory;
  private FakePrograms programs = new FakePrograms(Path.of(System.getProperty("java.io.tmpdir")));
  private final Map<String, String> more = new HashMap<>();

  private record Outcome(ExitCode code, String out, String err) {}

  @BeforeEach
  void programs() throws IOException {
    programs = new FakePrograms(directory.resolve("bin")).real("setsid");
    Files.createDirectory(directory.resolve("work"));
    Files.createDirectory(directory.resolve("tmp"));
  }

  private void engine(String version, String action) {
    programs.add("apptainer", ENGINE.formatted(version, action));
  }

  private Path work(String name) {
    return directory.resolve("work").resolve(name);
  }

  private Outcome run(String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Map<String, String> variables = new HashMap<>(programs.variables());
    variables.put("TMPDIR", directory.resolve("tmp").toString());
    variables.putAll(more);
    Surroundings surroundings =
        new Surroundings(
            new ByteArrayInputStream(new byte[0]),
            out,
            new PrintStream(err, /* autoFlush= */ true, StandardCharsets.UTF_8),
            variables,
            directory.resolve("work"),
            /* isTerminal= */ false,
            Platform.LINUX_AMD64,
            (connecting, patience) ->
                request -> {
                  throw new UnreachableException(new ConnectException("no network in tests"));
                },
            Optional.of("1.2.3"),
            Optional.of(Path.of("/opt/sifter/bin/sifter")));
    ExitCode code = new Cli(surroundings).run(words);
    return new Outcome(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private List<String> names(String folder) throws IOException {
    try (Stream<Path> entries = Files.list(directory.resolve(folder))) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }

  private List<String> arguments() throws IOException {
    return Files.readAllLines(work("arguments")).stream()
        .map(word -> word.replaceAll("/\\S*/\\.(\\S+)\\.[0-9a-f]{12}\\.tmp/", "$1:"))
        .toList();
  }

  @Test
  void anEngineIsAskedForTheImage() throws IOException {
    engine("apptainer version 1.4.5", MAKE);
    more.put("APPTAINER_MESSAGELEVEL", "0");
    Outcome outcome = run("build", "docker://example.org/tool:1", "--quiet", "--", "--nv");
    assertEquals(ExitCode.DONE, outcome.code(), outcome::toString);
    assertEquals(
        List.of(
            "build",
            "--mksquashfs-args",
            "-comp zstd -Xcompression-level 3",
            "--nv",
            "tool_1.sif:image.sif",
            "docker://example.org/tool:1"),
        arguments());
    assertTrue(
        Files.readString(work("variables"))
            .matches(
                "APPTAINER_TMPDIR=\\Q%1$s\\E/sifter-build-[0-9a-f]{12}.tmp\nTMPDIR=\\Q%1$s\\E\n"
                    .formatted(directory.resolve("tmp"))),
        outcome::toString);
    assertEquals("image\n", Files.readString(work("tool_1.sif")));
    assertEquals(work("tool_1.sif") + "\n", outcome.out());
    assertEquals("", outcome.err());
    assertEquals(List.of("arguments", "tool_1.sif", "variables"), names("work"));
    assertEquals(List.of(), names("tmp"));
  }

  @ParameterizedTest
  @CsvSource({
    "apptainer version 1.3.6, '', ''",
    "apptainer version 1.3.6, gzip, cannot be told how to compress",
    "singularity-ce version 4.1.5, xz, cannot be told how to compress",
    "apptainer version 1.5.0, gzip, ''",
  })
  void notEveryEngineCanBeToldHowToCompress(String version, String compression, String remark)
      throws IOException {
    engine(version, MAKE);
    String[] words =
        compression.isEmpty()
            ? new String[] {"build", "docker://a/b"}
            : new String[] {"build", "docker://a/b", "--compression", compression};
    Outcome outcome = run(words);
    assertEquals(ExitCode.DONE, outcome.code(), outcome::toString);
    assertEquals(version.endsWith("1.5.0"), arguments().contains("--mksquashfs-args"));
    assertEquals(!remark.isEmpty(), outcome.err().contains("cannot be told"), outcome::toString);
  }

  @Test
  void registriesWithoutTlsAreAskedWithout() throws IOException {
    engine("apptainer version 1.4.5", MAKE);
    run("build", "docker://registry:5000/tool", "--plain-http", "registry:5000");
    assertTrue(Files.readString(work("variables")).startsWith("APPTAINER_NOHTTPS=true\n"));
    run("build", "docker://other:5000/tool2", "--plain-http", "registry:5000");
    assertFalse(Files.readString(work("variables")).contains("NOHTTPS"));
  }

  @Test
  void whatFailsLeavesTheOldImageAndALog() throws IOException {
    engine("apptainer version 1.4.5", "echo half > \"$1\"; echo 'FATAL:   no luck' >&2; exit 255");
    Files.writeString(work("tool.sif"), "old");
    Outcome outcome = run("build", "docker://example.org/tool", "--force");
    assertEquals(ExitCode.ENGINE, outcome.code(), outcome::toString);
    assertTrue(
        outcome
            .err()
            .contains(
                "bin/apptainer: error: Apptainer 1.4.5 does not begin: no luck [EngineFailed]\n"),
        outcome::toString);
    assertEquals("old", Files.readString(work("tool.sif")));
    assertEquals(List.of("arguments", "tool.sif", "tool.sif.log", "variables"), names("work"));
    assertTrue(Files.readString(work("tool.sif.log")).contains("no luck"));
    assertEquals(List.of(), names("tmp"));
  }

  @Test
  void aTestThatFailsKeepsTheImageAway() throws IOException {
    engine("apptainer version 1.4.5", "[ \"$2\" != --help ] || { echo broken; exit 9; }; " + MAKE);
    Outcome outcome = run("build", "docker://example.org/tool", "--test", "--progress", "plain");
    assertEquals(ExitCode.ENGINE, outcome.code(), outcome::toString);
    assertTrue(
        outcome
            .err()
            .endsWith(
                """
                tool.sif: error: the image does not pass its test: its default command with --help ended with status 9 [TestFailed]
                   = its last lines:
                   | broken
                   = help: Give a command that it has: --test=COMMAND.
                """),
        outcome::toString);
    assertEquals(List.of("arguments", "tool.sif.log", "variables"), names("work"));
  }

  @Test
  void programsAreToldOfAFailureInTheirFormat() throws IOException {
    engine("apptainer version 1.4.5", "[ \"$2\" != --help ] || exit 9; " + MAKE);
    Outcome outcome =
        run(
            "build",
            "docker://example.org/tool",
            "--test",
            "--format",
            "concise",
            "--progress",
            "json");
    assertEquals(
        "tool.sif:1:1: error: the image does not pass its test: its default command with --help"
            + " ended with status 9 [TestFailed]\n",
        outcome.err());
    String last = outcome.out().lines().reduce((first, second) -> second).orElseThrow();
    assertTrue(
        last.startsWith(
            "{\"event\":\"failed\",\"code\":\"TestFailed\",\"message\":\"the image does not pass its"
                + " test: its default command with --help ended with status 9\","
                + "\"file\":\"tool.sif\",\"line\":null,\"status\":9,\"log\":"),
        last);
  }

  @Test
  void programsAreToldInOneReport() throws IOException {
    Files.writeString(work("Dockerfile"), "FROM alpine\nVOLUME /data\n");
    Outcome outcome = run("build", "--resolve", "never", "--format", "concise", "--lint");
    assertEquals(ExitCode.ENGINE, outcome.code(), outcome::toString);
    assertTrue(outcome.err().contains("[NoEngine]"), outcome::toString);
    outcome = run("build", "--resolve", "never", "--format", "json", "--lint");
    JsonNode report = new ObjectMapper().readTree(outcome.err());
    assertTrue(report.size() > 1, outcome::toString);
    assertEquals("NoEngine", report.get(report.size() - 1).get("code").textValue());
  }

  @Test
  void whatIsWrongWithTheDockerfileIsToldWithoutAnEngine() throws IOException {
    Files.writeString(work("Dockerfile"), "FROM alpine\nCOPY none /\n");
    Outcome outcome = run("build", "--resolve", "never");
    assertEquals(ExitCode.FINDINGS, outcome.code(), outcome::toString);
    assertFalse(outcome.err().contains("NoEngine"), outcome::toString);
    Files.writeString(work("Dockerfile"), "FROM alpine\n");
    outcome = run("build", "--resolve", "never");
    assertEquals(ExitCode.ENGINE, outcome.code(), outcome::toString);
    assertTrue(outcome.err().contains("[NoEngine]"), outcome::toString);
    assertEquals(List.of("Dockerfile"), names("work"));
  }

  @Test
  void anEngineOfLongAgoIsNotGivenADefinitionFile() throws IOException {
    engine("apptainer version 1.0.3", MAKE);
    Files.writeString(work("Dockerfile"), "FROM alpine\n");
    Outcome outcome = run("build", "--resolve", "never");
    assertEquals(ExitCode.ENGINE, outcome.code(), outcome::toString);
    assertTrue(outcome.err().contains("Apptainer 1.0.3 is too old"), outcome::toString);
    assertEquals(List.of("Dockerfile"), names("work"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "app.sif . | name the image file with an option: -o app.sif",
        "a b | it takes one CONTEXT, FILE.def or IMAGE, not 2: a b",
        "docker://a/b -o - | name the image file: -o FILE.sif",
        "docker://a/b -f Dockerfile | --file says nothing about an image",
        "app.def --target x | --target says nothing about a definition file",
        "docker://a/b -- --sandbox | it makes an image file, which the engine's option --sandbox does not",
        ". --secret src=a | --secret src=a has no id: write id=ID,src=FILE or id=ID,env=NAME",
        ". --secret id=a,env=UNSET | --secret id=a,env=UNSET: the variable UNSET is not set",
        ". --secret a | --secret a: write id=ID,src=FILE or id=ID,env=NAME",
        ". --ssh default | --ssh default: there is no agent, as SSH_AUTH_SOCK is not set; start one with ssh-agent",
        ". --compression lzo | --compression is gzip, zstd, lz4, xz, not lzo; did you mean lz4?",
        "docker://a/b --launcher | --launcher says nothing about an image",
        ". --shell sh | --shell is for --launcher",
        ". --site generic | --site is for --launcher or --slurm",
        ". --sbatch time=5 | --sbatch is for --slurm",
        ". --launcher --late --site generic | --late reads the profile where the script runs, so leave --site out",
        ". --launcher --launcher-job --modulefile lua | --modulefile and --launcher-job are two things",
        ". --slurm -f - | --slurm: a job does not read the standard input of this process",
      })
  void whatMakesNoSenseIsRefused(String words, String message) throws IOException {
    Files.writeString(work("Dockerfile"), "FROM alpine\n");
    Files.writeString(work("app.def"), "Bootstrap: scratch\n");
    Outcome outcome = run(("build " + words).split(" "));
    assertEquals("sifter build: %s (try 'sifter help build')\n".formatted(message), outcome.err());
    assertEquals(ExitCode.BAD_INPUT, outcome.code());
  }

  @Test
  void aFileThatIsThereIsNotReplaced() throws IOException {
    engine("apptainer version 1.4.5", MAKE);
    Files.writeString(work("tool.sif"), "old");
    Outcome outcome = run("build", "docker://example.org/tool");
    assertEquals(ExitCode.BAD_INPUT, outcome.code());
    assertEquals(
        """
        tool.sif: error: there is a file of this name already [TargetExists]
           = help: To replace it: --force
        """,
        outcome.err());
    assertEquals(List.of("tool.sif"), names("work"));
  }

  private void layout(String tag, String manifest) throws IOException {
    Path blobs = Files.createDirectories(work("images/blobs/sha256"));
    Files.writeString(work("images/oci-layout"), "{}");
    Files.writeString(blobs.resolve(FakeRegistry.digest(manifest).hex()), manifest);
    Files.writeString(
        work("images/index.json"),
        """
        {"manifests": [{"digest": "%s", "annotations": {"org.opencontainers.image.ref.name": "%s"}}]}
        """
            .formatted(FakeRegistry.digest(manifest), tag));
  }

  /** Of a layout, engines take a digest only. */
  @Test
  void anImageInALayoutIsFoundByItsTag() throws IOException {
    engine("apptainer version 1.4.5", MAKE);
    String manifest = "{\"schemaVersion\": 2}";
    layout("1.2", manifest);
    Outcome outcome = run("build", "oci:images:1.2", "--quiet");
    assertEquals(ExitCode.DONE, outcome.code(), outcome::toString);
    assertTrue(outcome.out().endsWith("images_1.2.sif\n"), outcome::toString);
    assertEquals(
        "oci:images@" + FakeRegistry.digest(manifest), arguments().get(arguments().size() - 1));
    outcome = run("build", "oci:images:1.3");
    assertEquals(ExitCode.BAD_INPUT, outcome.code(), outcome::toString);
    assertTrue(outcome.err().startsWith("images: error: "), outcome::toString);
    assertTrue(
        outcome.err().contains("no image 1.3; it has 1.2 [SourceImage]\n"), outcome::toString);
  }

  @ParameterizedTest
  @CsvSource({
    "docker://alpine, alpine.sif",
    "docker://ghcr.io/a/tool:1.2, tool_1.2.sif",
    "docker://a/tool@sha256:0123, tool.sif",
    "docker-archive:there/tool.tar, tool.sif",
    "oci-archive:tool.tar.gz, tool.sif",
    "oci:layout:tag, layout_tag.sif",
    "docker-archive:tool.tar:name:tag, tool_name_tag.sif",
    "docker-daemon:tool:latest, tool_latest.sif",
  })
  void imagesAreCalledAsTheyArePulled(String image, String file) {
    assertEquals(Optional.of(file), new BuildSource.OfImage(image, image, directory).imageName());
  }
}
