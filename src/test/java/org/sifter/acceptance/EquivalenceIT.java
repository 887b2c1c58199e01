package org.sifter.acceptance;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * sifter's promise, on real engines: of a Dockerfile, {@code sifter build} makes the image that
 * Docker would have built (here: buildah), with the same files and labels, and the same output and
 * exit status for every line of arguments; and so does Apptainer, of the definition file that
 * {@code sifter convert} writes. Built again from the cache, without a step being run, it is the
 * same to the last time stamp. And the definition file makes a {@link RoundTrip}.
 *
 * <p>The cases are the folders in {@code testdata/equivalence} and {@code testdata/projects}; these
 * make no round trips. To keep the time short, of three cases one is built from its definition file
 * too, another one makes the round trip, and of nine one is built with layers that are copied
 * instead of laid over each other. {@code -Dequivalence='copy-*'} picks cases by name, and has all
 * of them built from their definition files too and make the round trip; {@code -Dsnapshotter=copy}
 * chooses how layers are made; {@code -Dbuild.mode} chooses another {@link BuildMode}, in which
 * there are no layers. The definition files that sifter writes are kept in {@code
 * target/equivalence}.
 */
@Tag("engine")
@Execution(ExecutionMode.CONCURRENT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EquivalenceIT {
  private static final Path DEFINITIONS = Path.of("target/equivalence");
  private static final int SAMPLE = 3;

  /** Copies of whole images take long on a slow disk. */
  private static final int SAMPLE_OF_COPIES = 9;

  /** The exit status of sifter when it refuses to translate a Dockerfile. */
  private static final int UNTRANSLATABLE = 1;

  /** The cases share it, and so the base images in its cache. */
  private InstalledSifter sifter = new InstalledSifter(Path.of(""));

  @BeforeAll
  void enginesMustBeHere() throws IOException {
    Engines.require();
    sifter = InstalledSifter.install();
  }

  @AfterAll
  void clean() {
    if (!sifter.equals(new InstalledSifter(Path.of("")))) {
      sifter.close();
    }
  }

  /**
   * A case, and how its image is built.
   *
   * @param fromDefinition whether Apptainer builds it from a definition file
   * @param roundTrip whether it is built from the Dockerfile that comes of its definition file
   * @param snapshotter how {@code sifter build} lays layers over each other; empty when it does not
   *     build the image
   */
  record Trial(
      EquivalenceCase example,
      boolean fromDefinition,
      boolean roundTrip,
      Optional<String> snapshotter) {
    @Override
    public String toString() {
      return example.name() + snapshotter.map(way -> " (" + way + ")").orElse("");
    }
  }

  static List<Trial> trials() {
    List<EquivalenceCase> all =
        Stream.of(
                chosen(EquivalenceCase.cases(Path.of("testdata/equivalence"))),
                chosen(EquivalenceCase.projects(Path.of("testdata/projects"))))
            .flatMap(List::stream)
            .toList();
    return IntStream.range(0, all.size()).mapToObj(i -> trial(all.get(i), i)).toList();
  }

  private static Trial trial(EquivalenceCase example, int turn) {
    if (BuildMode.chosen() != BuildMode.SUBORDINATE_IDS) {
      return new Trial(example, true, false, Optional.empty());
    }
    String snapshotter =
        System.getProperty("snapshotter", turn % SAMPLE_OF_COPIES == 1 ? "copy" : "overlay");
    boolean all = System.getProperty("equivalence") != null;
    boolean roundTrip =
        !example.isProject()
            && (all || turn % SAMPLE == 0)
            && example.canBeBuiltBack()
            && !example.failure().equals(Optional.of(EquivalenceCase.Failure.CONVERSION));
    return new Trial(example, all || turn % SAMPLE == 2, roundTrip, Optional.of(snapshotter));
  }

  private static List<EquivalenceCase> chosen(List<EquivalenceCase> cases) {
    PathMatcher chosen =
        FileSystems.getDefault().getPathMatcher("glob:" + System.getProperty("equivalence", "*"));
    return cases.stream().filter(example -> chosen.matches(Path.of(example.name()))).toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("trials")
  void theImageIsTheOneThatDockerWouldBuild(Trial trial) throws IOException {
    EquivalenceCase example = trial.example();
    try (Workplace workplace = Workplace.of(example)) {
      List<String> differences =
          example.failure().isPresent()
              ? differencesOfFailures(trial, workplace)
              : differencesOfImages(trial, workplace);
      keepDefinition(example, workplace);
      if (!differences.isEmpty()) {
        fail(trial + " (- Docker, + sifter)\n" + String.join("\n", differences));
      }
    }
  }

  private List<String> differencesOfImages(Trial trial, Workplace workplace) {
    EquivalenceCase example = trial.example();
    List<String> differences = new ArrayList<>();
    try (Image docker = BuildahImage.build(example, workplace)) {
      // Before the first run, which changes them.
      FileTree wanted = docker.files();
      if (trial.fromDefinition()) {
        try (Image apptainer = ApptainerImage.build(example, workplace)) {
          add(
              differences,
              "built from the definition file",
              differences(docker, wanted, apptainer, example));
        }
      }
      if (trial.snapshotter().isPresent()) {
        add(differences, "built by sifter", differencesOfLayered(docker, wanted, trial, workplace));
      }
      if (trial.roundTrip()) {
        RoundTrip roundTrip = new RoundTrip(example, workplace);
        add(differences, "there and back", roundTrip.differences(docker, wanted));
      }
      return differences;
    } catch (BuildFailure e) {
      return List.of(e.getMessage());
    }
  }

  /** How the image of the definition file differs from Docker's. */
  static List<String> differencesOfImages(EquivalenceCase example, Workplace workplace) {
    try (Image docker = BuildahImage.build(example, workplace);
        Image apptainer = ApptainerImage.build(example, workplace)) {
      return differences(docker, docker.files(), apptainer, example);
    } catch (BuildFailure e) {
      return List.of(e.getMessage());
    }
  }

  private static List<String> differences(
      Image docker, FileTree wanted, Image apptainer, EquivalenceCase example) {
    List<String> differences = new ArrayList<>();
    add(differences, "files", EngineFiles.differences(wanted, apptainer.files()));
    add(differences, "labels", EngineFiles.differences(docker.labels(), apptainer.labels()));
    for (List<String> arguments : example.runs()) {
      add(differences, "run with " + arguments, differencesOfRuns(docker, apptainer, arguments));
    }
    return differences;
  }

  private List<String> differencesOfLayered(
      Image docker, FileTree wanted, Trial trial, Workplace workplace) throws BuildFailure {
    List<String> differences = new ArrayList<>();
    ApptainerImage.Built cold = layered(trial, workplace, "cold.sif");
    add(differences, "untold steps", cold.steps().untold());
    add(differences, "anew", differences(docker, wanted, cold.image(), trial.example()));
    if (trial.example().isCacheable()) {
      ApptainerImage.Built warm = layered(trial, workplace, "warm.sif");
      add(differences, "steps that ran again", warm.steps().run());
      add(differences, "steps that are untold again", warm.steps().untold());
      add(
          differences,
          "from the cache (- anew, + from the cache)",
          exact(cold.image()).differences(exact(warm.image())));
    }
    return differences;
  }

  /** What is written when the image is made bears the time of the build. */
  private static ExactTree exact(ApptainerImage image) {
    return image
        .exactFiles()
        .without(path -> path.equals("/.singularity.d") || path.startsWith("/.singularity.d/"));
  }

  private ApptainerImage.Built layered(Trial trial, Workplace workplace, String file)
      throws BuildFailure {
    return ApptainerImage.build(
        trial.example(),
        workplace,
        sifter,
        List.of("--snapshotter", trial.snapshotter().orElseThrow()),
        workplace.directory().resolve(file));
  }

  static void add(List<String> all, String what, List<String> differences) {
    if (!differences.isEmpty()) {
      all.add("  " + what);
      differences.forEach(line -> all.add("    " + line));
    }
  }

  /**
   * buildah under load now and then loses what a run prints (3 of 400 runs of {@code echo}),
   * without a word: it is asked again before a difference counts.
   */
  static List<String> differencesOfRuns(Image docker, Image apptainer, List<String> arguments) {
    Outcome found = apptainer.run(arguments);
    List<String> differences = differences(docker.run(arguments), found);
    for (int again = 0; again < 2 && !differences.isEmpty(); again++) {
      differences = differences(docker.run(arguments), found);
    }
    return differences;
  }

  private static List<String> differences(Outcome wanted, Outcome found) {
    List<String> differences = new ArrayList<>();
    add(differences, "standard output", Lines.differences(wanted.output(), found.output()));
    if (wanted.status() != found.status()) {
      differences.add("- " + wanted.report());
      differences.add("+ " + found.report());
    }
    return differences;
  }

  private List<String> differencesOfFailures(Trial trial, Workplace workplace) {
    EquivalenceCase example = trial.example();
    EquivalenceCase.Failure where = example.failure().orElseThrow();
    boolean isBuild = where == EquivalenceCase.Failure.BUILD;
    List<String> differences = new ArrayList<>();
    differences.addAll(
        differences(
            new Expected(EquivalenceCase.Failure.BUILD, "STEP"),
            () -> BuildahImage.build(example, workplace)));
    if (trial.fromDefinition()) {
      String message =
          isBuild ? "while running %post section: exit status" : "exit status " + UNTRANSLATABLE;
      differences.addAll(
          differences(
              new Expected(where, message), () -> ApptainerImage.build(example, workplace)));
    }
    if (trial.snapshotter().isPresent()) {
      String message = isBuild ? " ended with status " : "exit status " + UNTRANSLATABLE;
      differences.addAll(
          differences(
              new Expected(where, message), () -> layered(trial, workplace, "cold.sif").image()));
    }
    if (trial.roundTrip()) {
      differences.addAll(new RoundTrip(example, workplace).differencesOfFailures());
    }
    return differences;
  }

  /** Where a build must fail, and what must be said then. */
  private record Expected(EquivalenceCase.Failure where, String message) {}

  @FunctionalInterface
  private interface Build {
    Image run() throws BuildFailure;
  }

  private static List<String> differences(Expected expected, Build build) {
    Optional<BuildFailure> failure = Optional.empty();
    try {
      build.run().close();
    } catch (BuildFailure e) {
      failure = Optional.of(e);
    }
    if (failure.isEmpty()) {
      return List.of("built, where this was expected: " + expected);
    }
    return failure
            .filter(e -> e.where() == expected.where())
            .filter(e -> e.getMessage().contains(expected.message()))
            .isPresent()
        ? List.of()
        : List.of("another failure than " + expected + ": " + failure.get().getMessage());
  }

  private static void keepDefinition(EquivalenceCase example, Workplace workplace)
      throws IOException {
    if (Files.exists(workplace.definition())) {
      Files.createDirectories(DEFINITIONS);
      Files.copy(
          workplace.definition(),
          DEFINITIONS.resolve(example.name() + ".def"),
          StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
