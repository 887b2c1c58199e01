package org.sifter.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The way back on a real engine: a Dockerfile that is converted to a definition file and from there
 * to a Dockerfile again builds the image that the first one builds.
 *
 * <p>The cases are every third of {@link EquivalenceIT}'s, as each takes two builds more; {@code
 * -Dequivalence='*'} runs all of them, and other patterns pick some as there. The Dockerfiles are
 * kept in {@code target/round-trip}, with the number of cases that came round in {@code count.txt}.
 */
@Tag("engine")
@Execution(ExecutionMode.CONCURRENT)
class RoundTripIT {
  private static final int SAMPLE = 3;
  private static final Path KEPT = Path.of("target/round-trip");
  private static final AtomicInteger ROUND = new AtomicInteger();
  private static final AtomicInteger REFUSED = new AtomicInteger();

  @BeforeAll
  static void enginesMustBeHere() {
    Engines.require();
  }

  @AfterAll
  static void keepCount() throws IOException {
    Files.createDirectories(KEPT);
    String count = "%d came round, %d refused%n".formatted(ROUND.get(), REFUSED.get());
    Files.writeString(KEPT.resolve("count.txt"), count);
  }

  static List<EquivalenceCase> cases() {
    List<EquivalenceCase> all = EquivalenceIT.cases(Path.of("testdata/equivalence"));
    boolean sample = System.getProperty("equivalence") == null;
    return IntStream.range(0, all.size())
        .filter(i -> !sample || i % SAMPLE == 0)
        .mapToObj(all::get)
        .filter(e -> !e.failure().equals(Optional.of(EquivalenceCase.Failure.CONVERSION)))
        .filter(EquivalenceCase::canBeBuiltBack)
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void theDockerfileThatComesBackBuildsTheSameImage(EquivalenceCase example) throws IOException {
    try (Workplace workplace = Workplace.of(example)) {
      Outcome unused = ApptainerImage.convert(example, workplace).orFail();
      Outcome back =
          workplace
              .commands()
              .run(
                  Engines.SIFTER,
                  "to-dockerfile",
                  "-o",
                  workplace.dockerfileBack().toString(),
                  workplace.definition().toString(),
                  workplace.context().toString());
      if (!example.hasWayBack()) {
        assertEquals(1, back.status(), back::report);
        REFUSED.incrementAndGet();
        return;
      }
      back.orFail();
      keep(example, workplace);
      List<String> differences =
          example.failure().isPresent()
              ? differencesOfFailures(workplace)
              : differencesOfImages(example, workplace);
      if (!differences.isEmpty()) {
        fail(example.name() + " (- first, + round trip)\n" + String.join("\n", differences));
      }
      ROUND.incrementAndGet();
    }
  }

  private static List<String> differencesOfImages(EquivalenceCase example, Workplace workplace) {
    try (Image first = BuildahImage.build(example, workplace);
        Image again = BuildahImage.buildBack(workplace)) {
      List<String> differences = new ArrayList<>();
      EquivalenceIT.add(
          differences,
          "files",
          first.files().without("/"::equals).differences(again.files().without("/"::equals)));
      EquivalenceIT.add(
          differences, "labels", EngineFiles.differences(first.labels(), again.labels()));
      for (List<String> arguments : example.runs()) {
        EquivalenceIT.add(
            differences,
            "run with " + arguments,
            EquivalenceIT.differencesOfRuns(first, again, arguments));
      }
      return differences;
    } catch (BuildFailure e) {
      return List.of(e.getMessage());
    }
  }

  private static List<String> differencesOfFailures(Workplace workplace) {
    try {
      BuildahImage.buildBack(workplace).close();
      return List.of("built, though a step fails");
    } catch (BuildFailure e) {
      return e.getMessage().contains("while running runtime")
              || e.getMessage().contains("exit status")
          ? List.of()
          : List.of(e.getMessage());
    }
  }

  private static void keep(EquivalenceCase example, Workplace workplace) throws IOException {
    Files.createDirectories(KEPT);
    Files.copy(
        workplace.dockerfileBack(),
        KEPT.resolve(example.name() + ".Dockerfile"),
        StandardCopyOption.REPLACE_EXISTING);
  }
}
