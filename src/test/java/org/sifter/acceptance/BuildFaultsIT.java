package org.sifter.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sifter.acceptance.SifterBuild.Way;

/**
 * Builds that go wrong end with the right exit status and one message, leave nothing behind, and
 * the image that was there before as it was.
 */
@Tag("engine")
@Execution(ExecutionMode.CONCURRENT)
class BuildFaultsIT {
  private static final String OLD = "the image of yesterday";

  private SifterBuild build = new SifterBuild(Path.of(""));

  @BeforeAll
  static void enginesMustBeHere() {
    Engines.require();
  }

  private void prepare(String dockerfile) throws IOException {
    build = SifterBuild.of(dockerfile);
    Files.writeString(build.image(), OLD);
    build.handOver();
  }

  @AfterEach
  void clean() {
    build.close();
  }

  /** Nothing has changed but for what is named. */
  private void assertNothingLeft(String... more) throws IOException {
    List<String> expected = new ArrayList<>(List.of("context/Dockerfile", "context/app.sif"));
    expected.addAll(List.of(more));
    expected.sort(null);
    assertEquals(String.join("\n", expected), String.join("\n", build.files()));
    assertEquals(OLD, Files.readString(build.image()));
    assertEquals("", build.processes());
  }

  private static void assertFailed(Outcome outcome, int status, String... messages) {
    assertEquals(status, outcome.status(), outcome::report);
    for (String message : messages) {
      assertTrue(outcome.errors().contains(message), () -> message + "\n" + outcome.report());
    }
    long errors = outcome.errors().lines().filter(line -> line.contains(": error: ")).count();
    assertEquals(1, errors, outcome::report);
    assertFalse(outcome.errors().contains("\tat "), outcome::report);
  }

  @ParameterizedTest
  @CsvSource({
    "LAYERED, 42, 0, 3",
    "LAYERED, 0, 42, 6",
    "PLAIN, 42, 0, 3",
    "PLAIN, 0, 42, 6",
  })
  void aStepThatFailsIsNamed(Way way, int first, int second, int line) throws IOException {
    prepare(
        """
        FROM 127.0.0.1:5000/debian:bookworm AS first
        RUN echo fine
        RUN ls /none; echo before; exit %d
        FROM 127.0.0.1:5000/busybox
        COPY --from=first /etc/debian_version /
        RUN ls /none; echo before; exit %d
        """
            .formatted(first, second));
    Outcome outcome = build.run(way, "--force");
    assertFailed(
        outcome,
        3,
        "Dockerfile:%d:1: error: RUN ls /none; echo before; exit 42 ended with status 42 [StepFailed]"
            .formatted(line),
        "No such file or directory\n   | before\n");
    assertNothingLeft("context/app.sif.log");
    String log = Files.readString(build.context().resolve("app.sif.log"));
    assertTrue(log.contains("FAILED"), log);
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void aStepThatFailsIsNamedToPrograms(Way way) throws IOException {
    prepare("FROM 127.0.0.1:5000/busybox\nRUN echo fine\nRUN echo why; exit 7\n");
    Outcome outcome = build.run(way, "--force", "--format", "json", "--progress", "json");
    assertEquals(3, outcome.status(), outcome::report);
    JsonNode report = new ObjectMapper().readTree(outcome.errors());
    assertEquals(1, report.size(), outcome::report);
    assertEquals("StepFailed", report.get(0).get("code").textValue());
    assertTrue(report.get(0).get("message").textValue().endsWith("\nwhy"), outcome::report);
    assertEquals("Dockerfile", report.get(0).get("file").textValue());
    assertEquals(3, report.get(0).get("line").intValue());
    String last = outcome.output().lines().reduce((first, second) -> second).orElseThrow();
    JsonNode event = new ObjectMapper().readTree(last);
    assertEquals("failed", event.get("event").textValue());
    assertEquals("StepFailed", event.get("code").textValue());
    assertEquals("Dockerfile", event.get("file").textValue());
    assertEquals(3, event.get("line").intValue());
    assertEquals(7, event.get("status").intValue());
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void aRegistryThatDoesNotAnswer(Way way) throws IOException {
    prepare("FROM 127.0.0.1:9/nothing\nRUN true\n");
    Outcome outcome = build.run(way, "--force");
    assertFailed(
        outcome,
        3,
        "Dockerfile:1:1: error: 127.0.0.1:9/nothing cannot be fetched:",
        "connection refused",
        "= help: The server does not answer");
    assertNothingLeft("context/app.sif.log");
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void anImageThatOnlyACopyNames(Way way) throws IOException {
    prepare(
        """
        FROM 127.0.0.1:5000/busybox
        COPY --from=127.0.0.1:5000/busybox:none /bin/sh /sh
        """);
    Outcome outcome = build.run(way, "--force");
    assertFailed(
        outcome,
        3,
        "Dockerfile:2:1: error: 127.0.0.1:5000/busybox:none cannot be fetched:",
        "= help: Check the name and the tag");
    assertNothingLeft("context/app.sif.log");
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void aWrongPassword(Way way, @TempDir Path directory) throws IOException {
    Path passwords = directory.resolve("htpasswd");
    Files.writeString(
        passwords, "tester:$2b$05$abcdefghijklmnopqrstuuLK7U1u6pVRmL7L1BBM2aS35PSZnDXlK\n");
    String auth = "auth: {htpasswd: {realm: test, path: " + passwords + "}}\n";
    try (GuardedRegistry registry = GuardedRegistry.start(directory, auth)) {
      prepare("FROM " + registry.address() + "/busybox\nRUN true\n");
      Outcome outcome = build.run(way, "--force");
      assertFailed(
          outcome,
          3,
          "Dockerfile:1:1: error: " + registry.address() + "/busybox cannot be fetched:",
          "= help: Log in: apptainer registry login docker://" + registry.address());
      assertNothingLeft("context/app.sif.log");
    }
  }

  @Test
  void anEngineThatIsMissing() throws IOException {
    prepare("FROM 127.0.0.1:5000/busybox\n");
    Outcome outcome = build.run(Way.LAYERED, "--force", "--engine", "/no/such/engine");
    assertFailed(outcome, 3, "/no/such/engine: error: there is no such program [NoSuchEngine]");
    assertNothingLeft();
  }

  @ParameterizedTest
  @CsvSource({
    "exit 7, 'ended with status 7, and has printed nothing [EngineSaysNothing]'",
    "exit 0, 'ended as if all were well, but there is no image [NoImage]'",
    "kill -9 $$, 'was ended by SIGKILL [EngineKilled]'",
    "echo strange; kill -9 $$, 'was ended by SIGKILL [EngineKilled]'",
  })
  void anEngineThatMisbehaves(String action, String message) throws IOException {
    prepare("FROM 127.0.0.1:5000/busybox\nRUN true\n");
    String engine =
        engine(
            "[ \"$1\" != --version ] || { echo apptainer version 1.4.5; exit; }\n" + action + "\n");
    Outcome outcome = build.run(Way.PLAIN, "--force", "--engine", engine);
    assertFailed(outcome, 3, engine + ": error: Apptainer 1.4.5 " + message);
    assertNothingLeft("context/app.sif.log");
  }

  /** A program that stands in for the engine: a script for {@code sh}. */
  private String engine(String script) throws IOException {
    Path engine = build.directory().resolve("engine");
    Files.writeString(engine, "#!/bin/sh\n" + script);
    Commands.in(build.directory()).run("chmod", "755", engine.toString()).orFail();
    build.handOver();
    return engine.toString();
  }

  /** The index of the engine's cache as another engine leaves it that is writing it. */
  private Path halfWrittenIndex() throws IOException {
    Path blobs = build.directory().resolve("engine-cache/cache/blob");
    Files.createDirectories(blobs.resolve("blobs/sha256"));
    Files.writeString(blobs.resolve("oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}");
    return Files.writeString(blobs.resolve("index.json"), "{\"schemaVersion\":2,\"manif");
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void anotherEngineWritesTheCacheMeanwhile(Way way) throws IOException {
    prepare("FROM 127.0.0.1:5000/busybox\nRUN echo built > /built\n");
    Path index = halfWrittenIndex();
    String engine =
        engine(
            """
            export APPTAINER_CACHEDIR=%s
            apptainer "$@"
            status=$?
            [ "$1" != build ] || echo '{"schemaVersion":2,"manifests":[]}' > %s
            exit $status
            """
                .formatted(build.directory().resolve("engine-cache"), index));
    Outcome outcome = build.run(way, "--force", "--engine", engine).orFail();
    long fetches = outcome.errors().lines().filter(line -> line.contains("Fetching")).count();
    assertEquals(2, fetches, outcome::report);
    assertEquals("built\n", build.inImage("cat", "/built").output());
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void aDamagedCacheOfTheEngine(Way way) throws IOException {
    prepare("FROM 127.0.0.1:5000/busybox\nRUN true\n");
    halfWrittenIndex();
    String cache = build.directory().resolve("engine-cache").toString();
    String engine = engine("APPTAINER_CACHEDIR=%s exec apptainer \"$@\"\n".formatted(cache));
    Outcome outcome = build.run(way, "--force", "--engine", engine);
    assertFailed(outcome, 3, "Dockerfile:1:1: error: ", "empty it with the engine's cache clean");
    assertNothingLeft("context/app.sif.log");
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void aFullDiskForTheImage(Way way) throws IOException {
    prepare("FROM 127.0.0.1:5000/debian:bookworm\nRUN true\n");
    Path small = Files.createDirectory(build.directory().resolve("small"));
    Commands here = Commands.in(build.directory());
    here.run("mount", "-t", "tmpfs", "-o", "size=10m,mode=1777", "small", small.toString())
        .orFail();
    try {
      String image = small.resolve("app.sif").toString();
      Outcome outcome = build.run(way, "--force", "-o", image);
      assertFailed(
          outcome,
          3,
          "the image cannot be written: ",
          "= help: Make room in the directory of the image, or write it elsewhere with -o.");
      assertEquals(
          "", here.run("ls", "-A", small.toString()).output().replace("app.sif.log\n", ""));
      assertNothingLeft();
    } finally {
      here.run("umount", small.toString()).orFail();
    }
  }

  /**
   * With little room, but for what shows that layers can be made there; and with room for the base.
   */
  @ParameterizedTest
  @CsvSource({
    "30, 'cache: error: the build cannot go on with its cache in this directory: No space left'",
    "8000, 'Dockerfile:2:1: error: RUN dd if=/dev/zero of=/big bs=1M count=60 ended with status 1'"
  })
  void aFullCacheDirectory(int kilobytes, String message) throws IOException {
    prepare("FROM 127.0.0.1:5000/busybox\nRUN dd if=/dev/zero of=/big bs=1M count=60\n");
    Commands here = Commands.in(build.directory());
    Path small = Files.createDirectory(build.directory().resolve("cache"));
    here.run("mount", "-t", "tmpfs", "-o", "size=8m,mode=1777", "small", small.toString()).orFail();
    try {
      long free = Files.getFileStore(small).getUsableSpace() / 1024;
      Files.write(small.resolve("other"), new byte[(int) Math.max(0, free - kilobytes) * 1024]);
      Outcome outcome = build.run(Way.LAYERED, "--force");
      assertFailed(outcome, 3, message, small.toString(), "make room there", "--cache-dir");
      assertNothingLeft(
          message.startsWith("cache") ? new String[0] : new String[] {"context/app.sif.log"});
    } finally {
      here.run("umount", small.toString()).orFail();
    }
  }

  @Test
  void aFullTemporaryDirectory() throws IOException {
    prepare("FROM 127.0.0.1:5000/debian:bookworm\nRUN true\n");
    Commands here = Commands.in(build.directory());
    String small = build.temporary().toString();
    here.run("mount", "-t", "tmpfs", "-o", "size=10m,mode=1777", "small", small).orFail();
    try {
      Outcome outcome = build.run(Way.PLAIN, "--force");
      assertFailed(
          outcome,
          3,
          "Dockerfile:1:1: error: 127.0.0.1:5000/debian:bookworm cannot be ",
          "no space left on device",
          "= help: The build works in " + small + " and, with a step cache, in that: make room");
      assertNothingLeft("context/app.sif.log");
    } finally {
      here.run("umount", small).orFail();
    }
  }

  @Test
  void aDirectoryThatCannotBeWritten() throws IOException {
    prepare("FROM 127.0.0.1:5000/busybox\nRUN true\n");
    Commands here = Commands.in(build.directory());
    here.run("chmod", "a-w", build.context().toString()).orFail();
    Outcome outcome = build.run(Way.LAYERED, "--force");
    assertFailed(outcome, 2, "app.sif: error: you have no permission to write in its directory");
    here.run("chmod", "u+w", build.context().toString()).orFail();
    assertNothingLeft();
  }

  @Test
  void anImageThatIsThereIsNotReplaced() throws IOException {
    prepare("FROM 127.0.0.1:5000/busybox\nRUN true\n");
    Outcome outcome = build.run(Way.LAYERED);
    assertFailed(
        outcome, 2, "app.sif: error: there is a file of this name already", "= help: To replace");
    assertNothingLeft();
  }

  @ParameterizedTest
  @CsvSource({
    "LAYERED, INT, 130, FROM",
    "LAYERED, TERM, 143, now sleeping",
    "LAYERED, INT, 130, writing the image",
    "PLAIN, INT, 130, FROM",
    "PLAIN, TERM, 143, now sleeping",
    "PLAIN, INT, 130, writing the image",
  })
  void anInterruptedBuild(Way way, String signal, int status, String at) throws Exception {
    boolean sleeps = at.equals("now sleeping");
    prepare(
        """
        FROM 127.0.0.1:5000/debian:bookworm
        RUN head -c 60000000 /dev/urandom > /random && chown 1000:1000 /random && chmod 600 /random
        RUN echo now sleeping; sleep %d
        """
            .formatted(sleeps ? 300 : 0));
    Started started = start(way, "--force", "--compression", "xz");
    started.awaitLine(at);
    started.signal(signal);
    assertEquals(status, started.end(), started::errors);
    assertTrue(
        started.errors().contains("app.sif: error: the build was interrupted"), started::errors);
    assertNothingLeft();
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void aKilledBuildIsClearedAwayByTheNext(Way way) throws Exception {
    prepare(
        """
        FROM 127.0.0.1:5000/busybox
        RUN mkdir -m 700 /closed && echo data > /closed/file && chown -R 1000:1000 /closed
        RUN echo now sleeping; sleep 300
        """);
    Started started = start(way, "--force");
    started.awaitLine("now sleeping");
    started.signal("KILL");
    assertEquals(137, started.end());
    awaitNoProcesses();
    List<String> left = build.files();
    assertTrue(left.size() > 2, left::toString);
    assertEquals(OLD, Files.readString(build.image()));
    // What is younger may be of a build that has just begun.
    for (String name : left) {
      Commands.in(build.directory())
          .run("touch", "--no-dereference", "--date=1 hour ago", name)
          .orFail();
    }
    Files.writeString(
        build.context().resolve("Dockerfile"), "FROM 127.0.0.1:5000/busybox\nRUN echo again\n");
    build.run(way, "--force").orFail();
    assertEquals("context/Dockerfile\ncontext/app.sif", String.join("\n", build.files()));
    build.inImage("/bin/true").orFail();
  }

  private void awaitNoProcesses() throws InterruptedException {
    for (int i = 0; i < 100 && !build.processes().isEmpty(); i++) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
    assertEquals("", build.processes());
  }

  private Started start(Way way, String... options) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(build.command(way, options))
            .directory(build.context().toFile())
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(Path.of("/dev/null").toFile());
    builder.environment().putAll(build.variables());
    return new Started(builder.start());
  }

  /** A build that runs. */
  private static final class Started {
    private final Process process;
    private final BufferedReader reader;
    private final StringBuilder errors = new StringBuilder();

    Started(Process process) {
      this.process = process;
      this.reader = process.errorReader(StandardCharsets.UTF_8);
    }

    /** Reads on until a line holds a text. */
    void awaitLine(String text) throws IOException {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        errors.append(line).append('\n');
        if (line.contains(text) && !line.contains("RUN")) {
          return;
        }
      }
      throw new AssertionError("it has not come to " + text + "\n" + errors);
    }

    void signal(String name) {
      Commands.in(Path.of("/")).run("kill", "-" + name, Long.toString(process.pid())).orFail();
    }

    /** Its exit status. */
    int end() throws IOException, InterruptedException {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        errors.append(line).append('\n');
      }
      return process.waitFor();
    }

    String errors() {
      return errors.toString();
    }
  }
}
