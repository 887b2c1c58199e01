package org.sifter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.sifter.resolve.ResolveOptions.UnknownVariables;
import org.sifter.source.SourceFile;
import org.sifter.testing.Pipeline;
import org.sifter.testing.ReversePipeline;

/**
 * A folder a case under {@code testdata/reverse}: a definition file, perhaps a {@code context}, and
 * the Dockerfile and the diagnostics that must come of it. {@code -Dupdate=true} writes what comes
 * of it, and fails, so that the difference gets read.
 */
final class ReverseGoldenTest {
  private static final Path CASES = Path.of("testdata/reverse");
  private static final Path FORWARD = Path.of("testdata/golden");

  private static final Set<String> PARTS =
      Set.of("input.def", "context", "expected.Dockerfile", "expected.diagnostics");

  private static Stream<DynamicTest> forEach(Path root, Check check) throws IOException {
    try (Stream<Path> folders = Files.list(root)) {
      return folders.sorted().toList().stream()
          .map(
              folder ->
                  DynamicTest.dynamicTest(
                      folder.getFileName().toString(), () -> check.check(folder)));
    }
  }

  private interface Check {
    void check(Path folder) throws Exception;
  }

  @TestFactory
  Stream<DynamicTest> whatComesOfADefinitionFile() throws IOException {
    return forEach(CASES, ReverseGoldenTest::compare);
  }

  /** What {@code sifter convert} writes goes back without errors, and is a Dockerfile then. */
  @TestFactory
  Stream<DynamicTest> ownDefinitionFilesComeBack() throws IOException {
    return forEach(FORWARD, ReverseGoldenTest::checkWayBack);
  }

  private static void checkWayBack(Path folder) throws IOException {
    Path file = folder.resolve("expected.def");
    String definition = Files.exists(file) ? Files.readString(file) : "";
    if (definition.isEmpty()) {
      return;
    }
    ReversePipeline back = ReversePipeline.of(definition, context(folder));
    assertFalse(back.log().hasErrors(), () -> back.log().diagnostics().toString());
    verifyDockerfile(back.dockerfile().orElseThrow());
  }

  private static void verifyDockerfile(String text) {
    Pipeline read = Pipeline.of(SourceFile.of("Dockerfile", text));
    assertTrue(read.plan(UnknownVariables.KEPT).isPresent(), () -> text);
    assertFalse(read.log().hasErrors(), () -> read.log().diagnostics() + text);
  }

  private static Optional<Path> context(Path folder) {
    return Optional.of(folder.resolve("context")).filter(Files::exists);
  }

  private static void compare(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        assertTrue(PARTS.contains(file.getFileName().toString()), () -> "a stray file: " + file);
      }
    }
    String definition = Files.readString(folder.resolve("input.def"));
    // Those with errors show what --lenient makes of them.
    ReversePipeline strict = ReversePipeline.of(definition, context(folder));
    ReversePipeline shown =
        strict.log().hasErrors() ? ReversePipeline.lenient(definition, context(folder)) : strict;
    String dockerfile = shown.dockerfile().orElseThrow();
    verifyDockerfile(dockerfile);
    Map<String, String> results = new TreeMap<>();
    results.put("expected.Dockerfile", dockerfile);
    results.put("expected.diagnostics", GoldenTest.lines(strict.log().diagnostics()));
    List<String> written = new ArrayList<>();
    for (Map.Entry<String, String> result : results.entrySet()) {
      Path file = folder.resolve(result.getKey());
      String expected = Files.exists(file) ? Files.readString(file) : "";
      if (!Boolean.getBoolean("update")) {
        assertEquals(expected, result.getValue(), file::toString);
      } else if (!expected.equals(result.getValue())) {
        assertTrue(System.getenv("CI") == null, "expected files are not rewritten in CI");
        Files.writeString(file, result.getValue());
        written.add(file.toString());
      }
    }
    if (!written.isEmpty()) {
      fail("written, read the difference: " + written);
    }
  }
}
