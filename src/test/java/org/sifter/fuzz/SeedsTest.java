package org.sifter.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Replays the inputs under {@code testdata/fuzz}, a folder a target: what the fuzzer starts from,
 * and what it has found.
 */
final class SeedsTest {
  private static final Path SEEDS = Path.of("testdata/fuzz");
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private static final Map<String, Consumer<byte[]>> TARGETS =
      new TreeMap<>(
          Map.of(
              "Definition", DefinitionFuzz::fuzzerTestOneInput,
              "Dockerfile", DockerfileFuzz::fuzzerTestOneInput,
              "Ignore", IgnoreFuzz::fuzzerTestOneInput,
              "Json", JsonFuzz::fuzzerTestOneInput,
              "Launcher", LauncherFuzz::fuzzerTestOneInput,
              "Lint", LintFuzz::fuzzerTestOneInput,
              "Script", ScriptFuzz::fuzzerTestOneInput,
              "Translation", TranslationFuzz::fuzzerTestOneInput,
              "Word", WordFuzz::fuzzerTestOneInput,
              "Yaml", YamlFuzz::fuzzerTestOneInput));

  @Test
  void everyTargetHasSeeds() throws IOException {
    try (Stream<Path> folders = Files.list(SEEDS)) {
      assertEquals(
          new TreeSet<>(TARGETS.keySet()),
          folders
              .filter(Files::isDirectory)
              .map(folder -> folder.getFileName().toString())
              .collect(Collectors.toCollection(TreeSet::new)));
    }
  }

  @TestFactory
  Stream<DynamicTest> seedsPass() throws IOException {
    Stream.Builder<DynamicTest> tests = Stream.builder();
    for (Map.Entry<String, Consumer<byte[]>> target : TARGETS.entrySet()) {
      try (Stream<Path> seeds = Files.list(SEEDS.resolve(target.getKey()))) {
        for (Path seed : seeds.sorted().toList()) {
          tests.add(
              DynamicTest.dynamicTest(
                  target.getKey() + "/" + seed.getFileName(),
                  () -> replay(target.getValue(), seed)));
        }
      }
    }
    return tests.build();
  }

  private static void replay(Consumer<byte[]> target, Path seed) throws IOException {
    byte[] input = Files.readAllBytes(seed);
    assertTimeoutPreemptively(LIMIT, () -> target.accept(input));
  }
}
