package org.sifter.acceptance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code sifter build} runs the steps again that a change can have an effect on, and no others. */
@Tag("engine")
@Execution(ExecutionMode.CONCURRENT)
class CachedBuildIT {
  private static final String NINE_STEPS =
      """
      FROM 127.0.0.1:5000/busybox
      RUN echo one > /1
      COPY first.txt /data/
      WORKDIR /data
      RUN cat first.txt > /3
      ENV COLOUR=red
      ARG SIZE=small
      RUN echo "$COLOUR $SIZE" > /4
      RUN rm /1 && echo five > /5
      COPY last.txt /data/
      RUN cat /data/last.txt /5 > /6
      """;

  private static final List<String> TITLES =
      List.of(
          "FROM 127.0.0.1:5000/busybox",
          "RUN echo one > /1",
          "COPY first.txt /data/",
          "WORKDIR /data",
          "RUN cat first.txt > /3",
          "RUN echo \"$COLOUR $SIZE\" > /4",
          "RUN rm /1 && echo five > /5",
          "COPY last.txt /data/",
          "RUN cat /data/last.txt /5 > /6");

  @BeforeAll
  static void enginesMustBeHere() {
    Engines.require();
  }

  /** A project of nine steps that has been built. */
  private static CachedProject nineSteps() throws IOException {
    CachedProject project = CachedProject.of(NINE_STEPS);
    try {
      project.write("first.txt", "first\n");
      project.write("last.txt", "last\n");
      assertEquals(TITLES, project.build().run());
      assertEquals("last\nfive\n", project.file("/6"));
      return project;
    } catch (Throwable e) {
      project.close();
      throw e;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"overlay", "copy"})
  void onlyWhatComesAfterAChangedFileRuns(String snapshotter) throws IOException {
    try (CachedProject project = nineSteps()) {
      StepOutcomes unused = project.build("--snapshotter", snapshotter);
      project.write("last.txt", "changed\n");
      StepOutcomes steps = project.build("--snapshotter", snapshotter);
      assertEquals(TITLES.subList(7, 9), steps.run());
      assertEquals(TITLES.subList(0, 7), steps.cached());
      assertEquals(List.of(), steps.untold());
      assertEquals("changed\nfive\n", project.file("/6"));
      project.write("last.txt", "last\n");
      assertEquals(TITLES, project.build("--snapshotter", snapshotter).cached());
      assertEquals("last\nfive\n", project.file("/6"));
    }
  }

  @Test
  void whatHasNoEffectRunsNothing() throws IOException {
    try (CachedProject project = nineSteps()) {
      ExactTree built = project.files();
      project.touch();
      assertEquals(TITLES, project.build().cached());
      project.write("Dockerfile", "# a comment\n\n" + NINE_STEPS.replace("ENV", "# another\nENV"));
      assertEquals(TITLES, project.build().cached());
      project.write("unused.txt", "nobody copies it\n");
      assertEquals(TITLES, project.build().cached());
      assertEquals(List.of(), built.differences(project.files()));
    }
  }

  @Test
  void aVariableRunsWhatComesAfterIt() throws IOException {
    try (CachedProject project = nineSteps()) {
      assertEquals(TITLES.subList(5, 9), project.build("--build-arg", "SIZE=large").run());
      assertEquals("red large\n", project.file("/4"));
      project.write("Dockerfile", NINE_STEPS.replace("red", "green"));
      assertEquals(TITLES.subList(5, 9), project.build().run());
      assertEquals("green small\n", project.file("/4"));
      project.write("Dockerfile", NINE_STEPS + "ENV LATE=1\nLABEL late=1\nCMD [\"cat\", \"/4\"]\n");
      assertEquals(TITLES, project.build().cached());
    }
  }

  @Test
  void aModeOfACopiedFileCounts() throws IOException {
    try (CachedProject project = nineSteps()) {
      Commands.in(project.directory()).run("chmod", "755", "last.txt").orFail();
      assertEquals(TITLES.subList(7, 9), project.build().run());
    }
  }

  @Test
  void hardLinksOfTheContextCount() throws IOException {
    String dockerfile =
        "FROM 127.0.0.1:5000/busybox\nCOPY d /d\nRUN stat -c '%n %h' /d/f /d/h > /links\n";
    try (CachedProject project = CachedProject.of(dockerfile)) {
      project.write("d/f", "same\n");
      project.write("d/h", "same\n");
      StepOutcomes unused = project.build();
      assertEquals("/d/f 1\n/d/h 1\n", project.file("/links"));
      Commands here = Commands.in(project.directory());
      here.run(Engines.AS_USER, "ln", "-f", "d/f", "d/h").orFail();
      assertEquals(2, project.build().run().size());
      assertEquals("/d/f 2\n/d/h 2\n", project.file("/links"));
      assertEquals(3, project.build().cached().size());
    }
  }

  @Test
  void withoutTheCacheAllRunsAndGivesTheSame() throws IOException {
    try (CachedProject project = nineSteps()) {
      List<Path> layers = project.layers();
      List<String> before = withoutTimes(project.files());
      assertEquals(TITLES, project.build("--no-cache").run());
      assertEquals(before, withoutTimes(project.files()));
      assertEquals(layers, project.layers());
      assertEquals(List.of(), project.work());
    }
  }

  private static List<String> withoutTimes(ExactTree tree) {
    List<String> entries = new ArrayList<>();
    tree.entries()
        .forEach((path, entry) -> entries.add(path + " " + entry.replaceFirst(" [0-9]+ ", " ")));
    return entries;
  }

  @Test
  void aStageThatChangesLeavesTheOthersAlone() throws IOException {
    String dockerfile =
        """
        FROM 127.0.0.1:5000/busybox AS tools
        RUN echo tool > /tool
        FROM 127.0.0.1:5000/busybox AS data
        RUN echo data > /data
        FROM 127.0.0.1:5000/busybox
        COPY --from=data /data /
        RUN echo base > /base
        COPY --from=tools /tool /
        RUN cat /data /base /tool > /all
        """;
    try (CachedProject project = CachedProject.of(dockerfile)) {
      StepOutcomes first = project.build();
      // One image is unpacked once.
      String base = "FROM 127.0.0.1:5000/busybox";
      assertEquals(List.of(base + " AS data", base), first.cached());
      assertEquals(List.of(), first.untold());
      project.write("Dockerfile", dockerfile.replace("echo tool", "echo better"));
      StepOutcomes steps = project.build();
      assertEquals(
          List.of(
              "RUN echo better > /tool",
              "COPY --from=tools /tool /",
              "RUN cat /data /base /tool > /all"),
          steps.run());
      assertEquals(List.of(), steps.untold());
      assertEquals("data\nbase\nbetter\n", project.file("/all"));
      project.write("Dockerfile", dockerfile.replace("echo data", "echo more"));
      assertEquals(
          List.of(
              "RUN echo more > /data",
              "COPY --from=data /data /",
              "RUN echo base > /base",
              "COPY --from=tools /tool /",
              "RUN cat /data /base /tool > /all"),
          project.build().run());
    }
  }

  @Test
  void anotherBaseImageUnderTheSameNameRunsAll() throws IOException {
    String base = Registry.ADDRESS + "/sifter-test/cached-base";
    push(base, "yesterday");
    try (CachedProject project =
        CachedProject.of("FROM %s\nRUN cat /day > /copy\n".formatted(base))) {
      assertEquals(2, project.build().run().size());
      assertEquals(2, project.build().cached().size());
      push(base, "today");
      assertEquals(2, project.build().run().size());
      assertEquals("today\n", project.file("/copy"));
    }
  }

  private static void push(String name, String day) throws IOException {
    Path context = Files.createTempDirectory(Engines.WORK, "base-");
    Files.writeString(
        context.resolve("Dockerfile"),
        "FROM 127.0.0.1:5000/busybox\nRUN echo %s > /day\n".formatted(day));
    Commands here = Commands.in(context);
    try (BuildahStore store = BuildahStore.open(here)) {
      store.run("bud", "-t", name, ".").orFail();
      store.run("push", name).orFail();
    }
    here.run("rm", "-rf", context.toString()).orFail();
  }

  /** What is fetched may have changed, unless its digest is told. */
  @Test
  void whatIsFetchedIsKeptOnlyWithItsChecksum() throws IOException {
    String unchecked = "ADD http://127.0.0.1:5080/hello.txt /unchecked";
    String checked =
        "ADD --checksum=sha256:c4644a9da84020d942f9dc30b5d4a3e77407ab97f20547ed7954d100def77b95"
            + " http://127.0.0.1:5080/hello.txt /checked";
    String dockerfile =
        String.join("\n", "FROM 127.0.0.1:5000/busybox", checked, unchecked, "RUN true", "");
    try (ServedFiles served = ServedFiles.start();
        CachedProject project = CachedProject.of(dockerfile)) {
      assertEquals(4, project.build().run().size(), served::toString);
      assertEquals(List.of(unchecked, "RUN true"), project.build().run());
    }
  }

  @Test
  void cacheMountsOutliveABuild() throws IOException {
    String dockerfile =
        """
        FROM 127.0.0.1:5000/busybox
        RUN --mount=type=cache,id=numbers,target=/numbers echo x >> /numbers/all && cat /numbers/all > /seen
        RUN --mount=type=cache,target=/other ls /other > /names && [ ! -e /numbers/all ]
        """;
    try (CachedProject project = CachedProject.of(dockerfile)) {
      StepOutcomes unused = project.build();
      assertEquals("x\n", project.file("/seen"));
      project.write("Dockerfile", dockerfile.replace("echo x", "echo y"));
      unused = project.build();
      assertEquals("x\ny\n", project.file("/seen"));
      assertEquals("", project.file("/names"));
    }
  }

  /** Two builds that count up the same file, slowly. */
  @Test
  void aLockedCacheMountIsOneBuildsAtATime() throws Exception {
    String dockerfile =
        """
        FROM 127.0.0.1:5000/busybox
        ARG WHO
        RUN --mount=type=cache,id=counter,target=/counter,sharing=locked \\
            for i in 1 2 3 4 5; do echo "$WHO" >> /counter/all; sleep 0.2; done; cat /counter/all > /seen
        """;
    try (CachedProject project = CachedProject.of(dockerfile)) {
      Process first = start(project, "--build-arg", "WHO=a", "-o", "a.sif");
      Process second = start(project, "--build-arg", "WHO=b", "-o", "b.sif");
      assertEquals(0, first.waitFor());
      assertEquals(0, second.waitFor());
      Outcome unused = project.tryBuild("--build-arg", "WHO=c").orFail();
      String seen = project.file("/seen").replace("\n", "");
      assertTrue(List.of("aaaaabbbbbccccc", "bbbbbaaaaaccccc").contains(seen), seen);
    }
  }

  private static Process start(CachedProject project, String... options) throws IOException {
    // Whoever runs the tests in the background has them ignore interrupts.
    List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
    command.addAll(project.command(options));
    return new ProcessBuilder(command)
        .directory(project.directory().toFile())
        .redirectErrorStream(true)
        .redirectOutput(project.sifter().directory().resolve("output").toFile())
        .start();
  }

  @Test
  void twoBuildsOfOneTargetAtOnce() throws Exception {
    try (CachedProject project = CachedProject.of(NINE_STEPS)) {
      project.write("first.txt", "first\n");
      project.write("last.txt", "last\n");
      Process one = start(project);
      Process other = start(project);
      assertEquals(0, one.waitFor());
      assertEquals(0, other.waitFor());
      assertEquals("last\nfive\n", project.file("/6"));
      assertEquals(TITLES, project.build().cached());
      assertEquals(List.of(), project.work());
    }
  }

  /** What can happen to what is in a cache. */
  enum Damage {
    DELETED_FILE("rm tree/4"),
    TRUNCATED_FILE("truncate -s 1 tree/4"),
    OTHER_CONTENT("printf xxx | dd of=tree/4 conv=notrunc status=none"),
    OTHER_MODE("chmod 600 tree/4"),
    OTHER_OWNER("chown root tree/4"),
    MORE_FILES("touch tree/more"),
    NO_DIGEST("rm digest"),
    EMPTY_DIGEST("truncate -s 0 digest"),
    NO_TREE("rm -r tree"),
    EMPTY_TREE("rm -r tree/* tree/.[a-z]*; true"),
    OTHER_LABELS("sed -i s/amd64/other/ labels.json"),
    TRUNCATED_LABELS("truncate -s 40 labels.json"),
    NO_LABELS("rm labels.json"),
    LABELS_OF_A_STEP("echo more labels > build.labels"),
    OTHER_TITLE("echo something else > about");

    private final String command;

    Damage(String command) {
      this.command = command;
    }
  }

  @ParameterizedTest
  @EnumSource(Damage.class)
  void whatIsDamagedIsMadeAgain(Damage damage) throws IOException {
    try (CachedProject project = nineSteps()) {
      Path layer = project.layer(TITLES.get(5));
      Commands.in(layer).run("sh", "-c", damage.command).orFail();
      StepOutcomes again = project.build();
      assertTrue(again.run().contains(TITLES.get(5)), again::toString);
      assertEquals("red small\n", project.file("/4"));
      assertEquals("last\nfive\n", project.file("/6"));
      assertEquals(TITLES, project.build().cached());
    }
  }

  /** What the engine keeps of the config of the base image is beside the layer of that. */
  @ParameterizedTest
  @ValueSource(strings = {"rm", "truncate -s 10", "sed -i s/PATH/OTHER/"})
  void aDamagedConfigOfTheBaseImageIsFetchedAgain(String damage) throws IOException {
    try (CachedProject project = nineSteps()) {
      String objects = withoutDate(project.objects("app.sif"));
      for (Path layer : project.layers()) {
        if (Files.exists(layer.resolve("oci-config.json"))) {
          Commands.in(layer).run("sh", "-c", damage + " oci-config.json").orFail();
        }
      }
      assertEquals(TITLES, project.build().run());
      assertEquals(objects, withoutDate(project.objects("app.sif")));
    }
  }

  private static String withoutDate(String objects) {
    return objects.replaceAll("(\"org.label-schema.build-date\":)\"[^\"]*\"", "$1");
  }

  @Test
  void allLayersOfTwoStagesMayBeDamagedAtOnce() throws IOException {
    String dockerfile =
        """
        FROM 127.0.0.1:5000/busybox AS first
        RUN echo one > /1
        RUN echo two > /2
        FROM 127.0.0.1:5000/busybox
        RUN echo three > /3
        COPY --from=first /1 /2 /
        RUN cat /1 /2 /3 > /4
        """;
    try (CachedProject project = CachedProject.of(dockerfile)) {
      StepOutcomes unused = project.build();
      for (Path layer : project.layers()) {
        Files.writeString(layer.resolve("digest"), "");
      }
      assertEquals(6, project.build().run().size());
      assertEquals("one\ntwo\nthree\n", project.file("/4"));
    }
  }

  /** What a step gives need not be the same twice; no image is made of two builds. */
  @Test
  void whatWasMadeOfALayerThatIsMadeAgainIsMadeAgainToo() throws IOException {
    String dockerfile =
        """
        FROM 127.0.0.1:5000/busybox AS first
        RUN cat /proc/sys/kernel/random/uuid > /1
        FROM 127.0.0.1:5000/busybox
        RUN cat /proc/sys/kernel/random/uuid > /2
        RUN cp /2 /3
        COPY --from=first /1 /4
        COPY --from=first /1 /5
        """;
    try (CachedProject project = CachedProject.of(dockerfile)) {
      StepOutcomes unused = project.build();
      for (String step :
          List.of("RUN cat /proc/sys/kernel/random/uuid > /2", "COPY --from=first /1 /4")) {
        Commands.in(project.layer(step)).run("rm", "-r", "tree").orFail();
        StepOutcomes again = project.build();
        assertTrue(again.run().contains("COPY --from=first /1 /5"), again::toString);
        assertEquals(project.file("/2"), project.file("/3"));
        assertEquals(project.file("/4"), project.file("/5"));
      }
      // The stage is not needed while what was copied from it is there.
      Commands.in(project.layer("RUN cat /proc/sys/kernel/random/uuid > /1"))
          .run("rm", "-r", "tree")
          .orFail();
      assertEquals(List.of(), project.build().run());
      Commands.in(project.layer("COPY --from=first /1 /5")).run("rm", "-r", "tree").orFail();
      StepOutcomes unused2 = project.build();
      assertEquals(project.file("/4"), project.file("/5"));
    }
  }

  @Test
  void anEngineThatDoesNothingMakesNoImage() throws IOException {
    try (CachedProject project = nineSteps()) {
      StepOutcomes unused = project.build();
      byte[] before = Files.readAllBytes(project.image());
      Path engine = project.sifter().directory().resolve("engine");
      Files.writeString(
          engine, "#!/bin/sh\ncase $1 in --version) echo apptainer version 1.4.5 ;; esac\n");
      Files.setPosixFilePermissions(engine, PosixFilePermissions.fromString("rwxr-xr-x"));
      Outcome outcome = project.tryBuild("--force", "--engine", engine.toString());
      assertEquals(3, outcome.status(), outcome::report);
      assertTrue(outcome.errors().contains("[NoImage]"), outcome::report);
      assertArrayEquals(before, Files.readAllBytes(project.image()));
    }
  }

  /** Large files without repetitions take some seconds. */
  @Test
  void compressingTellsHowFarItIs() throws IOException {
    String dockerfile = "FROM 127.0.0.1:5000/busybox\nRUN seq 1000000 3000000 > /numbers\n";
    try (CachedProject project = CachedProject.of(dockerfile)) {
      Outcome outcome =
          Commands.in(project.directory())
              .run(project.sifter().build(List.of("--compression", "xz", "-o", "app.sif")))
              .orFail();
      List<Integer> told =
          outcome
              .output()
              .lines()
              .filter(line -> line.contains("\"assembly-progress\""))
              .map(line -> Integer.valueOf(line.replaceAll("\\D+", "")))
              .toList();
      assertTrue(told.stream().filter(percent -> percent < 100).count() >= 3, told::toString);
      assertEquals(told.stream().sorted().toList(), told);
    }
  }

  @Test
  void whatAStepLeavesRunningEndsWithIt() throws IOException {
    String dockerfile =
        """
        FROM 127.0.0.1:5000/busybox
        RUN (cd /bin; while :; do echo alive >> /log; done > /dev/null 2>&1 &); sleep 1
        RUN wc -c < /log > /1; sleep 1; wc -c < /log > /2; cmp /1 /2
        """;
    try (CachedProject project = CachedProject.of(dockerfile)) {
      assertEquals(3, project.build().run().size());
      assertEquals(3, project.build().cached().size());
    }
  }

  private static final String WAITS =
      """
      FROM 127.0.0.1:5000/busybox
      RUN echo one > /1
      RUN echo two > /2; sleep %s
      RUN echo three > /3
      """;

  /** How a build ends in the middle of a step. */
  @ParameterizedTest
  @ValueSource(strings = {"KILL", "INT", "TERM"})
  void aBuildThatEndsInTheMiddleOfAStepLeavesNothing(String signal) throws Exception {
    // One that no other process has, so that it can be found by it.
    int number = List.of("KILL", "INT", "TERM").indexOf(signal);
    String length = "9" + (10_000 + ProcessHandle.current().pid() % 10_000) + number;
    try (CachedProject project = CachedProject.of(WAITS.formatted(length))) {
      String old = "the image of yesterday\n";
      project.write("app.sif", old);
      Process build = start(project);
      await(() -> !CachedProject.processes("sleep " + length).isEmpty());
      Commands.in(Engines.WORK).run("kill", "-" + signal, Long.toString(build.pid())).orFail();
      int status = build.waitFor();
      assertNotEquals(0, status);
      await(() -> CachedProject.processes("sleep " + length).isEmpty());
      String place = project.sifter().directory().getFileName().toString();
      await(() -> CachedProject.processes(place).isEmpty());
      assertEquals(old, Files.readString(project.image()));
      if (signal.equals("KILL")) {
        // What is younger than a minute may be somebody's who is just beginning.
        for (String left : project.work()) {
          Path directory = project.sifter().cache().resolve("work").resolve(left);
          Files.setLastModifiedTime(
              directory, FileTime.from(Instant.now().minus(Duration.ofMinutes(2))));
        }
      } else {
        assertEquals(List.of(), project.work());
      }
      project.write("Dockerfile", WAITS.formatted("0"));
      StepOutcomes again = project.build();
      assertEquals(2, again.cached().size(), again::toString);
      assertEquals("two\n", project.file("/2"));
      assertEquals(List.of(), project.work());
    }
  }

  @FunctionalInterface
  private interface Condition {
    boolean holds();
  }

  private static void await(Condition condition) throws InterruptedException {
    for (int i = 0; i < 600 && !condition.holds(); i++) {
      Thread.sleep(100);
    }
    assertTrue(condition.holds());
  }

  @Test
  void theCacheIsListedAndPruned() throws Exception {
    try (CachedProject project = nineSteps()) {
      Commands here = Commands.in(project.directory());
      List<String> cache = List.of("--cache-dir", project.sifter().cache().toString());
      List<String> list = new ArrayList<>(List.of("ls"));
      list.addAll(cache);
      Outcome listed = here.run(project.sifter().command("cache", list)).orFail();
      // What WORKDIR makes belongs to the layer of the step that follows.
      TITLES.stream()
          .filter(title -> !title.startsWith("WORKDIR"))
          .forEach(title -> assertTrue(listed.output().contains(title), listed::report));
      List<Path> before = project.layers();

      String length = "8" + (10_000 + ProcessHandle.current().pid() % 10_000);
      project.write("Dockerfile", NINE_STEPS + "RUN sleep " + length + "\n");
      Process build = start(project);
      await(() -> !CachedProject.processes("sleep " + length).isEmpty());
      List<String> prune = new ArrayList<>(List.of("prune", "--max-size", "0"));
      prune.addAll(cache);
      Outcome refused = here.run(project.sifter().command("cache", prune));
      assertNotEquals(0, refused.status(), refused::report);
      assertEquals(before, project.layers());
      Commands.in(Engines.WORK).run("kill", Long.toString(build.pid())).orFail();
      int unused = build.waitFor();

      here.run(project.sifter().command("cache", prune)).orFail();
      assertEquals(List.of(), project.layers());
      project.write("Dockerfile", NINE_STEPS);
      assertEquals(TITLES, project.build().run());
    }
  }
}
