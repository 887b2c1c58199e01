package org.sifter.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.sifter.lint.rules.Rules;

/**
 * Dockerfiles that are good for a cluster, under {@code testdata/lint-good}: no rule says a word.
 */
final class GoodDockerfilesTest {
  private static final Path FOLDERS = Path.of("testdata/lint-good");
  private static final List<Preset> PRESETS =
      List.of(Preset.ANY, Preset.SIFTER, Preset.PULL_ONLY, Preset.CRAY);

  @TestFactory
  Stream<DynamicTest> nothingIsReported() throws IOException {
    try (Stream<Path> folders = Files.list(FOLDERS)) {
      List<Path> sorted = folders.sorted().toList();
      assertTrue(sorted.size() >= 3, "there are too few");
      return sorted.stream().flatMap(GoodDockerfilesTest::tests).toList().stream();
    }
  }

  private static Stream<DynamicTest> tests(Path folder) {
    return PRESETS.stream()
        .map(
            preset ->
                DynamicTest.dynamicTest(
                    folder.getFileName() + " for " + preset.word(), () -> check(folder, preset)));
  }

  private static void check(Path folder, Preset preset) throws IOException {
    LintTester tester = new LintTester().forProfile(preset.profile()).inContext(folder);
    String dockerfile = Files.readString(folder.resolve("Dockerfile"));
    List<String> reported = new ArrayList<>();
    for (Rule rule : Rules.all()) {
      if (rule.appliesTo(preset.profile())) {
        tester
            .lines(rule.info(), dockerfile)
            .forEach(line -> reported.add(rule.info().name() + " " + line));
      }
    }
    assertEquals(List.of(), reported);
  }
}
