package org.sifter.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The way there and back: a Dockerfile that is converted to a definition file and from there to a
 * Dockerfile again builds the image that the first one builds. The Dockerfiles that come back are
 * kept in {@code target/round-trip}.
 */
record RoundTrip(EquivalenceCase example, Workplace workplace) {
  private static final Path KEPT = Path.of("target/round-trip");

  /**
   * How the image of the Dockerfile that comes back differs from that of the first one.
   *
   * @param files those of the first one's image, before it ran
   */
  List<String> differences(Image first, FileTree files) throws BuildFailure {
    if (!comesBack()) {
      return List.of();
    }
    List<String> differences = new ArrayList<>();
    try (Image again = BuildahImage.buildBack(workplace)) {
      EquivalenceIT.add(
          differences,
          "files",
          files.without("/"::equals).differences(again.files().without("/"::equals)));
      EquivalenceIT.add(
          differences, "labels", EngineFiles.differences(first.labels(), again.labels()));
      for (List<String> arguments : example.runs()) {
        EquivalenceIT.add(
            differences,
            "run with " + arguments,
            EquivalenceIT.differencesOfRuns(first, again, arguments));
      }
    }
    return differences;
  }

  /** What is wrong with it where a step of the first Dockerfile fails. */
  List<String> differencesOfFailures() {
    if (!comesBack()) {
      return List.of();
    }
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

  /** Whether there is a Dockerfile for the definition file, which there must be if there can be. */
  private boolean comesBack() {
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
      return false;
    }
    back.orFail();
    keep();
    return true;
  }

  private void keep() {
    try {
      Files.createDirectories(KEPT);
      Files.copy(
          workplace.dockerfileBack(),
          KEPT.resolve(example.name() + ".Dockerfile"),
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
