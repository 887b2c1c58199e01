package org.sifter.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.sifter.analysis.Analysis;
import org.sifter.testing.Shells;

/**
 * A folder a case under {@code testdata/launcher}: a Dockerfile, perhaps a {@code
 * base-config.json}, and what its launcher must know, say and do. {@code -Dupdate=true} writes
 * that, and fails, so that the difference gets read.
 */
final class LauncherCasesTest {
  private static final Path CASES = Path.of("testdata/launcher");
  private static final List<String> SH = List.of("/bin/sh");

  /** Commands whose meaning every case shows. */
  private static final List<List<String>> COMMANDS =
      List.of(
          List.of("run"),
          List.of("--here", "run", "an argument"),
          List.of("exec", "ls", "-l"),
          List.of("start"),
          List.of("health"));

  @TestFactory
  Stream<DynamicTest> whatComesOfADockerfile() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      List<Path> cases = folders.filter(Files::isDirectory).sorted().toList();
      assertTrue(!cases.isEmpty(), CASES + " is empty");
      return cases.stream()
          .map(
              folder ->
                  DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)));
    }
  }

  private static void check(Path folder) throws Exception {
    Path directory = Files.createTempDirectory("launcher");
    try {
      compare(folder, results(folder, directory));
    } finally {
      Shells.run(List.of("rm", "-rf", directory.toString()), Path.of("/"), Map.of());
    }
  }

  private static Map<String, String> results(Path folder, Path directory) throws Exception {
    Path configs = folder.resolve("base-config.json");
    Analysis analysis =
        LauncherTester.analysis(
            Files.readString(folder.resolve("Dockerfile")),
            Files.exists(configs) ? Optional.of(Files.readString(configs)) : Optional.empty());
    LauncherTester tester = new LauncherTester(directory);
    tester.write(analysis, "image.sif", ScriptShell.SH);
    Map<String, String> results = new LinkedHashMap<>();
    results.put("expected.facts", facts(analysis));
    results.put("expected.help", tester.run(SH, "help").out());
    StringBuilder commands = new StringBuilder();
    for (List<String> command : COMMANDS) {
      List<String> words = new ArrayList<>(List.of("--dry-run"));
      words.addAll(command);
      Shells.Outcome outcome = tester.run(SH, words.toArray(String[]::new));
      commands.append("$ ").append(String.join(" ", command)).append('\n');
      commands.append(
          outcome.status() == 0 ? outcome.out() : "exit status " + outcome.status() + "\n");
    }
    results.put("expected.commands", commands.toString().replace(directory.toString(), "/DIR"));
    return results;
  }

  private static String facts(Analysis analysis) {
    LaunchFacts facts = LaunchFacts.of(analysis);
    ScriptOptions options =
        new ScriptOptions(
            "image.sif",
            "sifter build",
            ScriptShell.SH,
            SiteProfile.UNKNOWN,
            /* isLate= */ false,
            Optional.empty(),
            List.of(),
            List.of());
    List<String> features =
        Arrays.stream(Feature.values())
            .filter(feature -> feature.isFor(facts, options))
            .map(Feature::word)
            .toList();
    return "# " + String.join(" ", features) + "\n\n" + FactsText.of(facts, options);
  }

  private static void compare(Path folder, Map<String, String> results) throws IOException {
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
