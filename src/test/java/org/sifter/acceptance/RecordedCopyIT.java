package org.sifter.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sifter.testing.Json;

/**
 * BuildKit's recorded answers to COPY and ADD, on a real tree: each line is converted by sifter and
 * carried out by Apptainer, and what is new or gone in the image must be what was recorded.
 */
@Tag("engine")
@Execution(ExecutionMode.CONCURRENT)
class RecordedCopyIT {
  private static final Map<String, Object> RECORDED = recorded();

  /** What stands in the image before the recorded instruction; it comes from a RUN. */
  private static final String BEFORE =
      """
      RUN mkdir -m 700 /exist && mkdir -m 755 /exist/keep && : > /existfile && chmod 644 /existfile \\
       && ln -s exist /lnk && ln -s existfile /flnk
      """;

  @BeforeAll
  static void enginesMustBeHere() {
    Engines.require();
  }

  /** A recorded instruction; its name is shown in test reports. */
  record Case(String name, Map<String, Object> answer) {
    String instruction() {
      String dockerfile = String.valueOf(answer.get("dockerfile"));
      return dockerfile.substring(dockerfile.indexOf('\n') + 1);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Case> cases() {
    return Json.asList(RECORDED.get("cases")).stream()
        .map(Json::asObject)
        .map(answer -> new Case(String.valueOf(answer.get("name")), answer))
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void theImageGetsWhatBuildKitCopies(Case recorded) throws IOException {
    Path directory = Files.createTempDirectory(Engines.WORK, "recorded-" + recorded.name() + "-");
    try {
      makeContext(Files.createDirectory(directory.resolve("context")));
      boolean fails = recorded.answer().get("error") != null;
      Outcome outcome = build(directory, recorded.instruction());
      if (fails) {
        assertTrue(!outcome.succeeded(), "BuildKit says: " + recorded.answer().get("error"));
        return;
      }
      outcome.orFail();
      List<String> before = new ArrayList<>(Json.strings(RECORDED.get("dest_before")));
      List<String> after = listing(directory.resolve("image"));
      assertEquals(
          sorted(recorded.answer().get("new")), difference(after, before), "new or changed");
      assertEquals(sorted(recorded.answer().get("gone")), difference(before, after), "gone");
    } finally {
      Commands.in(Engines.WORK).run("rm", "-rf", directory.toString()).orFail();
    }
  }

  private static Outcome build(Path directory, String instruction) throws IOException {
    Files.writeString(
        directory.resolve("Dockerfile"),
        "FROM " + Registry.ADDRESS + "/busybox\n" + BEFORE + instruction);
    Commands commands = Commands.in(directory.resolve("context"));
    commands.run("chown", "-hR", Engines.USER, directory.toString()).orFail();
    Path home = Path.of(System.getProperty("sifter.home", "target/sifter")).toAbsolutePath();
    Outcome converted =
        commands.run(
            home.resolve("bin/sifter").toString(),
            "convert",
            "--resolve",
            "never",
            "-f",
            directory.resolve("Dockerfile").toString(),
            "-o",
            directory.resolve("image.def").toString(),
            ".");
    return converted.succeeded()
        ? PlainEngineBuild.run(
            commands,
            List.of(
                Engines.APPTAINER,
                "build",
                "--sandbox",
                directory.resolve("image").toString(),
                directory.resolve("image.def").toString()))
        : converted;
  }

  private static void makeContext(Path context) throws IOException {
    for (String entry : Json.strings(RECORDED.get("src"))) {
      int arrow = entry.indexOf("->");
      if (arrow >= 0) {
        Files.createSymbolicLink(
            context.resolve(entry.substring(1, arrow)), Path.of(entry.substring(arrow + 2)));
        continue;
      }
      int blank = entry.lastIndexOf(' ');
      Path path = context.resolve(entry.substring(1, blank));
      if (entry.charAt(blank - 1) == '/') {
        Files.createDirectory(path);
      } else {
        Files.write(path, path.endsWith("t.tgz") ? archive() : bytes(entry));
      }
      Files.setAttribute(
          path, "unix:mode", Integer.parseInt(entry.substring(blank + 1), /* radix= */ 8));
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** A tar file, compressed, that holds {@code in/} and {@code in/f}. */
  private static byte[] archive() throws IOException {
    Path directory = Files.createTempDirectory("archive");
    Path file = Files.createDirectory(directory.resolve("in")).resolve("f");
    Files.write(file, bytes("f"));
    Files.setAttribute(file, "unix:mode", 0644);
    Files.setAttribute(directory.resolve("in"), "unix:mode", 0755);
    Path archive = directory.resolve("t.tgz");
    Commands.in(directory).run("tar", "-czf", archive.toString(), "--owner=0", "in").orFail();
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    Files.copy(archive, content);
    Commands.in(Engines.WORK).run("rm", "-rf", directory.toString()).orFail();
    return content.toByteArray();
  }

  /** What is in the image and not in the base image, in the form of the recorded answers. */
  private static List<String> listing(Path image) throws IOException {
    int firstId = firstSubordinateId();
    List<String> entries = new ArrayList<>();
    for (String top : List.of("exist", "existfile", "lnk", "flnk", "d", "f", "new", "p", "in")) {
      Path path = image.resolve(top);
      if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
        continue;
      }
      try (Stream<Path> below = Files.walk(path)) {
        for (Path each : below.toList()) {
          entries.add(entry(image, each, firstId));
        }
      }
    }
    for (String file : List.of("a.txt", "x.txt")) {
      if (Files.exists(image.resolve(file))) {
        entries.add(entry(image, image.resolve(file), firstId));
      }
    }
    return entries;
  }

  private static String entry(Path image, Path path, int firstId) throws IOException {
    String name = "/" + image.relativize(path);
    if (Files.isSymbolicLink(path)) {
      return name + "->" + Files.readSymbolicLink(path);
    }
    String slash = Files.isDirectory(path) ? "/" : "";
    int mode = (int) Files.getAttribute(path, "unix:mode") & 07777;
    int uid = id((int) Files.getAttribute(path, "unix:uid"), firstId);
    int gid = id((int) Files.getAttribute(path, "unix:gid"), firstId);
    String ids = uid == 0 && gid == 0 ? "" : " " + uid + ":" + gid;
    return String.format("%s%s %04o%s", name, slash, mode, ids);
  }

  /**
   * The id inside the image: the builder is its root, the others are the builder's subordinates.
   */
  private static int id(int outside, int firstId) {
    return outside < firstId ? 0 : outside - firstId + 1;
  }

  private static int firstSubordinateId() throws IOException {
    return Files.readAllLines(Path.of("/etc/subuid")).stream()
        .filter(line -> line.startsWith(Engines.USER + ":"))
        .map(line -> Integer.parseInt(line.split(":", -1)[1]))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> difference(List<String> of, List<String> without) {
    return of.stream()
        .filter(entry -> !without.contains(entry))
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .toList();
  }

  private static List<String> sorted(Object strings) {
    return Json.strings(strings).stream().sorted().toList();
  }

  private static Map<String, Object> recorded() {
    try {
      return Json.object(Files.readString(Path.of("testdata/recorded/copy-answers.json")));
    } catch (IOException e) {
      throw new AssertionError(Objects.requireNonNullElse(e.getMessage(), "unreadable"), e);
    }
  }
}
