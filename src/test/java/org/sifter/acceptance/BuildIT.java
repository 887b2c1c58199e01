package org.sifter.acceptance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sifter.acceptance.SifterBuild.Way;

/** Images that {@code sifter build} makes with the real engine. */
@Tag("engine")
@Execution(ExecutionMode.CONCURRENT)
class BuildIT {
  private static final String SECRET = "5f0c-the-secret-91ab";

  private SifterBuild build = new SifterBuild(Path.of(""));

  @BeforeAll
  static void enginesMustBeHere() {
    Engines.require();
  }

  private void prepare(String dockerfile) throws IOException {
    build = SifterBuild.of(dockerfile);
  }

  @AfterEach
  void clean() {
    build.close();
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void attributesOfContextFilesAreKept(Way way) throws IOException {
    prepare("FROM 127.0.0.1:5000/busybox\nCOPY file /\nCOPY --chown=1:2 d /d\nRUN rm /d/gone\n");
    for (String file : List.of("file", "d/file", "d/gone")) {
      Path path = build.context().resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, "x");
      Files.setAttribute(path, "user:x", new byte[] {1, 0, '\n'});
    }
    Files.createDirectory(build.context().resolve("d/sub"));
    Files.setAttribute(build.context().resolve("d/sub"), "user:dir", new byte[] {2});
    build.handOver();
    build.run(way).orFail();
    assertAttributes(new byte[] {1, 0, '\n'});
    Files.setAttribute(build.context().resolve("file"), "user:x", new byte[] {7});
    Files.setAttribute(build.context().resolve("d/file"), "user:x", new byte[] {7});
    build.run(way, "--force").orFail();
    assertAttributes(new byte[] {7});
  }

  private void assertAttributes(byte[] value) throws IOException {
    Commands here = Commands.in(build.context());
    here.run("rm", "-rf", "../tree").orFail();
    here.run("unsquashfs", "-q", "-n", "-o", offset(), "-d", "../tree", "app.sif").orFail();
    Path tree = build.directory().resolve("tree");
    assertArrayEquals(value, (byte[]) Files.getAttribute(tree.resolve("file"), "user:x"));
    assertArrayEquals(value, (byte[]) Files.getAttribute(tree.resolve("d/file"), "user:x"));
    assertArrayEquals(
        new byte[] {2}, (byte[]) Files.getAttribute(tree.resolve("d/sub"), "user:dir"));
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void stepsAreToldInTheirOrder(Way way) throws IOException {
    prepare(
        """
        FROM 127.0.0.1:5000/debian:bookworm AS first
        ENV GREETING=hello
        COPY name.txt /
        RUN echo "$GREETING $(cat /name.txt)" > /greeting
        FROM 127.0.0.1:5000/busybox
        COPY --from=first /greeting /greeting
        RUN printf 'no end of line'
        RUN cat /greeting
        """);
    Files.writeString(build.context().resolve("name.txt"), "world\n");
    build.handOver();
    Outcome outcome = build.run(way).orFail();
    List<String> steps =
        outcome
            .errors()
            .lines()
            .filter(line -> line.matches("\\[.* [1-7]/7\\] (FROM|COPY|RUN) .*"))
            .map(line -> line.replaceFirst(".*? ([1-7])/7\\] ", "$1 "))
            .sorted()
            .toList();
    assertEquals(
        List.of(
            "1 FROM 127.0.0.1:5000/debian:bookworm AS first",
            "2 COPY name.txt /",
            "3 RUN echo \"$GREETING $(cat /name.txt)\" > /greeting",
            "4 FROM 127.0.0.1:5000/busybox",
            "5 COPY --from=first /greeting /greeting",
            "6 RUN printf 'no end of line'",
            "7 RUN cat /greeting"),
        steps,
        outcome::report);
    assertTrue(outcome.errors().contains("6/7] | no end of line\n"), outcome::report);
    assertTrue(outcome.errors().contains("7/7] | hello world\n"), outcome::report);
    assertFalse(outcome.errors().contains("| +"), outcome::report);
    assertEquals("hello world\n", build.inImage("cat", "/greeting").orFail().output());
    assertEquals(
        List.of("context/Dockerfile", "context/app.sif", "context/name.txt"), build.files());
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void aSecretReachesItsStepAndNothingElse(Way way) throws IOException {
    prepare(
        """
        FROM 127.0.0.1:5000/busybox AS other
        RUN echo other > /other
        FROM 127.0.0.1:5000/busybox
        COPY --from=other /other /other
        RUN --mount=type=secret,id=file,required=true sha256sum < /run/secrets/file > /file.txt
        RUN --mount=type=secret,id=variable,env=IT printf '%s\\n' "$IT" | sha256sum > /variable.txt
        RUN ls -A /run > /later.txt 2> /dev/null; echo "[$IT]" >> /later.txt
        """);
    Path token = build.directory().resolve("token");
    Files.writeString(token, SECRET + "\n");
    build.handOver();
    List<String> command =
        build.command(
            way,
            "--secret",
            "id=file,src=" + token,
            "--secret",
            "id=variable,env=BUILD_SECRET",
            "--verbose");
    Map<String, String> variables = new HashMap<>(build.variables());
    variables.put("BUILD_SECRET", SECRET);
    Outcome outcome = new Commands(build.context(), variables).run(command).orFail();
    String sum = sum(SECRET + "\n");
    assertEquals(sum + "  -\n", build.inImage("cat", "/file.txt").orFail().output());
    assertEquals(sum + "  -\n", build.inImage("cat", "/variable.txt").orFail().output());
    assertEquals("[]\n", build.inImage("cat", "/later.txt").orFail().output());
    assertFalse((outcome.output() + outcome.errors()).contains(SECRET), "the log holds the secret");
    assertFalse(outcome.errors().contains("has the secret"), outcome::report);
    Commands.in(build.context())
        .run(
            Engines.AS_USER, "unsquashfs", "-no-progress", "-o", offset(), "-d", "tree", "app.sif");
    assertNowhere(build.context());
    assertNowhere(build.temporary());
    assertNowhere(build.directory().resolve("cache"));
  }

  private String offset() {
    return Commands.in(build.context())
        .run(Engines.APPTAINER, "sif", "list", "app.sif")
        .orFail()
        .output()
        .lines()
        .filter(line -> line.contains("Squashfs"))
        .map(line -> line.replaceFirst(".*\\|([0-9]+)-[0-9]+.*", "$1"))
        .findFirst()
        .orElseThrow();
  }

  private static String sum(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static void assertNowhere(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    List<String> holders = new ArrayList<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(SECRET)) {
          holders.add(file.toString());
        }
      }
    }
    assertEquals(List.of(), holders);
  }

  @Test
  void aSecretThatIsNeededAndNotGivenEndsTheBuildBeforeIt() throws IOException {
    prepare(
        """
        FROM 127.0.0.1:5000/busybox
        RUN --mount=type=secret,id=token,required=true true
        """);
    Outcome outcome = build.run(Way.PLAIN);
    assertEquals(1, outcome.status(), outcome::report);
    assertTrue(
        outcome.errors().contains("Dockerfile:2:1: error: the step needs the secret token"),
        outcome::report);
    assertEquals(List.of("context/Dockerfile"), build.files());
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void labelsTellWhereItComesFrom(Way way) throws IOException {
    prepare(
        """
        FROM 127.0.0.1:5000/busybox
        LABEL org.sifter.dockerfile.digest=mine
        RUN true
        """);
    Commands inContext = Commands.in(build.context());
    inContext
        .run(
            Engines.AS_USER,
            "sh",
            "-ec",
            "git init -q && git add Dockerfile"
                + " && git -c user.name=a -c user.email=a@example.org commit -qm first")
        .orFail();
    String revision =
        inContext.run(Engines.AS_USER, "git", "rev-parse", "HEAD").orFail().output().strip();
    build.run(way).orFail();
    String labels = inContext.run(Engines.APPTAINER, "inspect", "app.sif").orFail().output();
    assertTrue(labels.contains("org.opencontainers.image.revision: " + revision + "\n"), labels);
    assertTrue(labels.contains("org.sifter.dockerfile.digest: mine\n"), labels);
    Files.writeString(
        build.context().resolve("Dockerfile"), "FROM 127.0.0.1:5000/busybox\nRUN :\n");
    build.handOver();
    build.run(way, "--force").orFail();
    labels = inContext.run(Engines.APPTAINER, "inspect", "app.sif").orFail().output();
    assertTrue(labels.contains("image.revision: " + revision + "-dirty\n"), labels);
    assertTrue(
        labels.contains("digest: sha256:" + sum("FROM 127.0.0.1:5000/busybox\nRUN :\n") + "\n"),
        labels);
    Files.writeString(
        build.context().resolve("plain.def"), "Bootstrap: docker\nFrom: 127.0.0.1:5000/busybox");
    build.handOver();
    inContext.run(Engines.AS_USER, build.sifter(), "build", "plain.def").orFail();
    labels = inContext.run(Engines.APPTAINER, "inspect", "plain.sif").orFail().output();
    assertTrue(labels.contains("image.revision: " + revision + "-dirty\n"), labels);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "zstd", "lz4", "xz"})
  void imagesOfEachCompressionRun(String compression) throws IOException {
    prepare("FROM 127.0.0.1:5000/busybox\nRUN echo there > /there\n");
    build.run(Way.PLAIN, "--compression", compression).orFail();
    assertEquals("there\n", build.inImage("cat", "/there").orFail().output());
    String header =
        Commands.in(build.context())
            .run("unsquashfs", "-s", "-o", offset(), "app.sif")
            .orFail()
            .output();
    assertTrue(header.contains("Compression " + compression + "\n"), header);
  }

  @Test
  void anImageThatDoesNotPassItsTestIsNotPutThere() throws IOException {
    prepare("FROM 127.0.0.1:5000/busybox\nRUN echo there > /there\nCMD [\"sh\"]\n");
    Outcome outcome = build.run(Way.PLAIN, "--test=echo said; cat /nowhere");
    assertEquals(3, outcome.status(), outcome::report);
    assertTrue(
        outcome
            .errors()
            .contains(
                "app.sif: error: the image does not pass its test: echo said; cat /nowhere ended"
                    + " with status 1 [TestFailed]"),
        outcome::report);
    assertTrue(outcome.errors().contains("| said\n"), outcome::report);
    assertEquals(List.of("context/Dockerfile", "context/app.sif.log"), build.files());
    build.run(Way.PLAIN, "--test=grep -q there /there").orFail();
    build.inImage("true").orFail();
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void imagesAreSigned(Way way) throws IOException {
    prepare("FROM 127.0.0.1:5000/busybox\nRUN true\n");
    Commands commands = Commands.in(build.directory());
    commands.run("openssl", "genrsa", "-out", "key.pem", "2048").orFail();
    commands.run("openssl", "rsa", "-in", "key.pem", "-pubout", "-out", "public.pem").orFail();
    build.handOver();
    Outcome failed = build.run(way, "--sign=../public.pem");
    assertEquals(3, failed.status(), failed::report);
    assertTrue(failed.errors().contains("[NotSigned]"), failed::report);
    assertEquals(List.of("context/Dockerfile", "context/app.sif.log"), build.files());
    build.run(way, "--sign=../key.pem").orFail();
    Commands.in(build.context())
        .run(Engines.APPTAINER, "verify", "--key", "../public.pem", "app.sif")
        .orFail();
  }

  @Test
  void aDefinitionFileIsBuiltAsItIs() throws IOException {
    prepare("FROM scratch\n");
    Files.writeString(
        build.context().resolve("other.def"),
        """
        Bootstrap: docker
        From: 127.0.0.1:5000/{{ BASE }}

        %files
            data.txt /data.txt
        %post
            cat /data.txt
            false
        """);
    Files.writeString(build.context().resolve("data.txt"), "data\n");
    build.handOver();
    Commands commands = new Commands(build.context(), build.variables());
    Outcome outcome =
        commands.run(
            Engines.AS_USER, build.sifter(), "build", "--build-arg", "BASE=busybox", "other.def");
    assertEquals(3, outcome.status(), outcome::report);
    assertTrue(
        outcome.errors().contains("other.def:8:5: error: %post ended with status 1 [StepFailed]"),
        outcome::report);
    assertTrue(outcome.errors().contains("[3/3] | data\n"), outcome::report);
    Files.writeString(
        build.context().resolve("other.def"),
        "Bootstrap: docker\nFrom: 127.0.0.1:5000/busybox\n%files\n    data.txt /data.txt\n");
    commands.run(Engines.AS_USER, build.sifter(), "build", "other.def").orFail();
    assertTrue(Files.exists(build.context().resolve("other.sif")));
  }

  @Test
  void anImageOfARegistryBecomesAnImageFile() throws IOException {
    prepare("FROM scratch\n");
    Commands commands = new Commands(build.context(), build.variables());
    commands
        .run(Engines.AS_USER, build.sifter(), "build", "docker://127.0.0.1:5000/busybox:latest")
        .orFail();
    assertEquals(List.of("context/Dockerfile", "context/busybox_latest.sif"), build.files());
    Outcome again =
        commands.run(Engines.AS_USER, build.sifter(), "build", "docker://127.0.0.1:5000/none");
    assertEquals(3, again.status(), again::report);
    assertTrue(
        again
            .errors()
            .contains(
                "docker://127.0.0.1:5000/none: error: docker://127.0.0.1:5000/none cannot be"
                    + " fetched:"),
        again::report);
  }

  /** Engines themselves take no tag there. */
  @ParameterizedTest
  @ValueSource(
      strings = {"oci:layout:one", "oci-archive:oci.tar:one", "docker-archive:d.tar:a/b:1"})
  void anImageOfADirectoryOrArchiveIsFoundByItsTag(String place) throws IOException {
    prepare("");
    Commands here = Commands.in(build.context());
    String path = build.context().toString() + "/";
    try (BuildahStore store = BuildahStore.open(here)) {
      store.run("push", "127.0.0.1:5000/busybox", place.replaceFirst(":", ":" + path)).orFail();
    }
    build.handOver();
    here.run(Engines.AS_USER, build.sifter(), "build", "-o", "app.sif", place).orFail();
    assertEquals("x\n", build.inImage("echo", "x").output());
    Outcome wrong = here.run(Engines.AS_USER, build.sifter(), "build", "-o", "b.sif", place + "2");
    assertEquals(2, wrong.status(), wrong::report);
    assertTrue(wrong.errors().contains("[SourceImage]"), wrong::report);
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void twoBuildsOfTheSameTargetDoNotHarmEachOther(Way way) throws Exception {
    prepare("FROM 127.0.0.1:5000/busybox\nRUN sleep 2; echo done > /done\n");
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      ProcessBuilder builder =
          new ProcessBuilder(build.command(way, "--force"))
              .directory(build.context().toFile())
              .redirectErrorStream(true)
              .redirectOutput(build.directory().resolve("output-" + i).toFile());
      builder.environment().putAll(build.variables());
      processes.add(builder.start());
    }
    for (int i = 0; i < 2; i++) {
      Path output = build.directory().resolve("output-" + i);
      int status = processes.get(i).waitFor();
      assertEquals(0, status, () -> read(output));
    }
    assertEquals(List.of("context/Dockerfile", "context/app.sif"), build.files());
    assertEquals("done\n", build.inImage("cat", "/done").orFail().output());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
