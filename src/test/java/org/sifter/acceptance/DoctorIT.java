package org.sifter.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What doctor says of this machine, held against what the engine does on it. */
@Tag("engine")
class DoctorIT {
  private static final String WITH_IDS = "sifter-engine";
  private static final String WITHOUT_IDS = "sifter-plain";
  private static final String REGISTRY = "--registry=" + Registry.ADDRESS;
  private static final String DEFINITION =
      "Bootstrap: docker\nFrom: %s/busybox\n".formatted(Registry.ADDRESS);

  private static final String STEP = "%post\n    id\n";

  /** Has a program fail for the command that follows, and for it only. */
  private static final String WITHOUT =
      "mount --bind /bin/false \"$(readlink -f \"$(command -v \"$1\")\")\" && shift && exec \"$@\"";

  private Path directory;

  @BeforeAll
  static void enginesMustBeHere() {
    Engines.require();
  }

  @BeforeEach
  void layOut() throws IOException {
    directory = Files.createTempDirectory(Engines.WORK, "doctor-");
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    InstalledSifter.copyProgram(directory.resolve("sifter"));
  }

  @AfterEach
  void clean() {
    Commands.in(Engines.WORK).run("rm", "-rf", directory.toString()).orFail();
  }

  @Test
  void aUserWithSubordinateIds() throws IOException {
    Outcome outcome = doctor(WITH_IDS, REGISTRY).orFail();
    assertHas("ok       dialect              apptainer", outcome);
    assertHas("ok       build mode           with subordinate ids: sifter-engine has the", outcome);
    assertHas("ok       newuidmap            newuidmap and newgidmap map", outcome);
    assertHas("ok       registry             127.0.0.1:5000 answers", outcome);
    assertTrue(outcome.output().contains("\n\nA build can work here"), outcome::report);
    Outcome build = build(WITH_IDS);
    assertTrue(!build.errors().contains("trying root-mapped namespace"), build::report);
  }

  @Test
  void aUserWithoutSubordinateIds() throws IOException {
    Outcome outcome = doctor(WITHOUT_IDS, REGISTRY).orFail();
    assertHas(
        "warning  build mode           with one id and the command fakeroot: /usr/bin/fakeroot",
        outcome);
    assertHas("warning  subordinate ids      /etc/subuid gives sifter-plain no", outcome);
    Outcome build = build(WITHOUT_IDS);
    assertTrue(
        build.errors().contains("User not listed in /etc/subuid, trying root-mapped namespace")
            && build.errors().contains("%post section will be run under the fakeroot command"),
        build::report);
  }

  @Test
  void idsThatCannotBeMapped() throws IOException {
    assertWorksOnlyWith(
        "--ignore-subuid",
        WITH_IDS,
        DEFINITION,
        "newuidmap",
        "with one id and the command fakeroot (--ignore-subuid): /usr/bin/fakeroot");
  }

  @Test
  void aFakerootThatDoesNotWork() throws IOException {
    assertWorksOnlyWith(
        "--ignore-fakeroot-command",
        WITHOUT_IDS,
        DEFINITION + STEP,
        "fakeroot",
        "with one id (--ignore-fakeroot-command): you may make user namespaces");
  }

  /** The option that doctor names has to be needed, and has to be enough. */
  private void assertWorksOnlyWith(
      String option, String user, String definition, String broken, String told)
      throws IOException {
    List<String> without = List.of("unshare", "--mount", "sh", "-c", WITHOUT, "sh", broken);
    Outcome outcome =
        run(
            Map.of("SIFTER_ENGINE_USER", user),
            join(without, Engines.AS_USER, "sifter/bin/sifter", "doctor", "--offline"));
    assertHas("warning  build mode           " + told, outcome.orFail());
    Commands commands = place(user, definition);
    String engine = Engines.APPTAINER;
    Outcome plain = commands.run(join(without, engine, "build", "image.sif", "image.def"));
    assertTrue(!plain.succeeded(), plain::report);
    commands.run(join(without, engine, "build", option, "image.sif", "image.def")).orFail();
  }

  private static List<String> join(List<String> start, String... rest) {
    List<String> all = new ArrayList<>(start);
    all.addAll(List.of(rest));
    return all;
  }

  @Test
  void aRegistryThatDoesNotAnswer() {
    assertProblem(
        "registry", "127.0.0.1:1 cannot be reached", doctor(WITH_IDS, "--registry=127.0.0.1:1"));
  }

  @Test
  void anEngineThatIsMissing() {
    Outcome outcome =
        run(
            Map.of("SIFTER_ENGINE_USER", WITH_IDS, "SIFTER_ENGINE", "apptainer-9"),
            List.of(Engines.AS_USER, "sifter/bin/sifter", "doctor", "--offline"));
    assertProblem(
        "engine", "SIFTER_ENGINE=apptainer-9: no program of this name is on PATH", outcome);
  }

  @Test
  void aTemporaryDirectoryThatIsNotOnesOwn() throws IOException {
    Path closed = Files.createDirectory(directory.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwxr-xr-x"));
    Outcome outcome =
        run(
            Map.of("SIFTER_ENGINE_USER", WITH_IDS, "APPTAINER_TMPDIR", closed.toString()),
            List.of(Engines.AS_USER, "sifter/bin/sifter", "doctor", "--offline"));
    assertProblem("temporary directory", "you may not write to " + closed, outcome);
  }

  /** A mount that only the command sees. */
  @Test
  void aTemporaryDirectoryWhereNothingRuns() throws IOException {
    Path small = Files.createDirectory(directory.resolve("a small one"));
    Outcome outcome =
        run(
            Map.of("SIFTER_ENGINE_USER", WITH_IDS, "APPTAINER_TMPDIR", small.toString()),
            List.of(
                "unshare",
                "--mount",
                "sh",
                "-c",
                "mount -t tmpfs -o noexec,size=64m,mode=1777 none \"$1\" && shift && exec \"$@\"",
                "sh",
                small.toString(),
                Engines.AS_USER,
                "sifter/bin/sifter",
                "doctor",
                "--offline"));
    assertProblem(
        "temporary directory", small + " is mounted noexec, so that no step can run", outcome);
    assertProblem(
        "temporary directory", small + " has 64 MiB free, too little for any image", outcome);
  }

  private Outcome doctor(String user, String... options) {
    List<String> command = new ArrayList<>(List.of(Engines.AS_USER, "sifter/bin/sifter", "doctor"));
    command.addAll(List.of(options));
    return run(Map.of("SIFTER_ENGINE_USER", user), command);
  }

  /** What the engine itself says of a build, whether it works or not. */
  private Outcome build(String user) throws IOException {
    return place(user, DEFINITION).run(Engines.APPTAINER, "build", "image.sif", "image.def");
  }

  /** A directory of the user with a definition file. */
  private Commands place(String user, String definition) throws IOException {
    Path place = Files.createDirectory(directory.resolve("build"));
    Files.writeString(place.resolve("image.def"), definition);
    Commands.in(directory).run("chown", "-R", user, place.toString()).orFail();
    return new Commands(place, Map.of("SIFTER_ENGINE_USER", user, "APPTAINER_NOHTTPS", "1"));
  }

  private Outcome run(Map<String, String> variables, List<String> command) {
    return new Commands(directory, variables).run(command);
  }

  private static void assertHas(String start, Outcome outcome) {
    assertTrue(outcome.output().lines().anyMatch(line -> line.startsWith(start)), outcome::report);
  }

  private static void assertProblem(String subject, String text, Outcome outcome) {
    assertHas("problem  %-21s%s".formatted(subject, text), outcome);
    assertTrue(outcome.output().contains("\n\nNo build can work here"), outcome::report);
    assertEquals(3, outcome.status(), outcome::report);
  }
}
