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
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * sifter's promise, on real engines: a Dockerfile that is converted by sifter and built by
 * Apptainer gives the image that Docker would have built (here: buildah), with the same files and
 * labels, and the same output and exit status for every line of arguments.
 *
 * <p>The cases are the folders in {@code testdata/equivalence} and {@code testdata/projects};
 * {@code -Dequivalence='copy-*'} picks some by name, {@code -Dbuild.mode} another {@link
 * BuildMode}. The definition files that sifter writes are kept in {@code target/equivalence}.
 */
@Tag("engine")
@Execution(ExecutionMode.CONCURRENT)
class EquivalenceIT {
  private static final Path DEFINITIONS = Path.of("target/equivalence");

  @BeforeAll
  static void enginesMustBeHere() {
    Engines.require();
  }

  static List<EquivalenceCase> cases() {
    return Stream.of(
            cases(Path.of("testdata/equivalence")),
            chosen(EquivalenceCase.projects(Path.of("testdata/projects"))))
        .flatMap(List::stream)
        .toList();
  }

  /** Those in a directory that are to be run. */
  static List<EquivalenceCase> cases(Path root) {
    return chosen(EquivalenceCase.cases(root));
  }

  private static List<EquivalenceCase> chosen(List<EquivalenceCase> cases) {
    PathMatcher chosen =
        FileSystems.getDefault().getPathMatcher("glob:" + System.getProperty("equivalence", "*"));
    return cases.stream().filter(example -> chosen.matches(Path.of(example.name()))).toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void theImageIsTheOneThatDockerWouldBuild(EquivalenceCase example) throws IOException {
    try (Workplace workplace = Workplace.of(example)) {
      List<String> differences =
          example.failure().isPresent()
              ? differencesOfFailures(example, workplace)
              : differencesOfImages(example, workplace);
      keepDefinition(example, workplace);
      if (!differences.isEmpty()) {
        fail(example.name() + " (- Docker, + Apptainer)\n" + String.join("\n", differences));
      }
    }
  }

  static List<String> differencesOfImages(EquivalenceCase example, Workplace workplace) {
    try (Image docker = BuildahImage.build(example, workplace);
        Image apptainer = ApptainerImage.build(example, workplace)) {
      List<String> differences = new ArrayList<>();
      add(differences, "files", EngineFiles.differences(docker.files(), apptainer.files()));
      add(differences, "labels", EngineFiles.differences(docker.labels(), apptainer.labels()));
      for (List<String> arguments : example.runs()) {
        add(differences, "run with " + arguments, differencesOfRuns(docker, apptainer, arguments));
      }
      return differences;
    } catch (BuildFailure e) {
      return List.of(e.getMessage());
    }
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

  private static List<String> differencesOfFailures(EquivalenceCase example, Workplace workplace) {
    List<String> differences = new ArrayList<>();
    differences.addAll(
        differences(
            new Expected(EquivalenceCase.Failure.BUILD, "STEP"),
            () -> BuildahImage.build(example, workplace)));
    differences.addAll(
        differences(
            switch (example.failure().orElseThrow()) {
              case BUILD ->
                  new Expected(
                      EquivalenceCase.Failure.BUILD, "while running %post section: exit status");
              case CONVERSION -> new Expected(EquivalenceCase.Failure.CONVERSION, "exit status 1");
            },
            () -> ApptainerImage.build(example, workplace)));
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
