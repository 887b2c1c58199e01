package org.sifter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.sifter.definition.DefinitionFile;
import org.sifter.definition.DefinitionReader;
import org.sifter.definition.DefinitionSyntaxException;
import org.sifter.definition.DefinitionWriter;
import org.sifter.diag.Diagnostic;
import org.sifter.image.BaseConfigFile;
import org.sifter.image.KnownImages;
import org.sifter.image.LocalImages;
import org.sifter.image.LockFile;
import org.sifter.json.MalformedJsonException;
import org.sifter.plan.BaseImages;
import org.sifter.report.PlanText;
import org.sifter.resolve.ResolveOptions.UnknownVariables;
import org.sifter.source.SourceFile;
import org.sifter.testing.Pipeline;
import org.sifter.testing.SyntaxOutline;

/**
 * A folder a case under {@code testdata/golden}: a Dockerfile, perhaps a {@code context} and a
 * {@code base-config.json}, and what must come of it: the syntax tree, the plan, the definition
 * file and the diagnostics. {@code -Dupdate=true} writes what comes of it, and fails, so that the
 * difference gets read.
 */
final class GoldenTest {
  private static final Path CASES = Path.of("testdata/golden");
  private static final Set<String> INPUTS = Set.of("Dockerfile", "context", "base-config.json");
  private static final List<String> OUTPUTS =
      List.of("expected.ast", "expected.plan", "expected.def", "expected.diagnostics");

  @TestFactory
  Stream<DynamicTest> whatComesOfADockerfile() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      List<Path> cases = folders.sorted().toList();
      assertTrue(!cases.isEmpty(), CASES + " is empty");
      return cases.stream()
          .map(
              folder ->
                  DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)));
    }
  }

  private static void check(Path folder) throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        assertTrue(INPUTS.contains(name) || OUTPUTS.contains(name), () -> "a stray file: " + file);
      }
    }
    Map<String, String> results = results(folder);
    assertEquals(results, results(folder), "the same input gives the same output");
    verifyDefinition(results.get("expected.def"));
    compare(folder, results);
  }

  private static Map<String, String> results(Path folder) throws IOException {
    SourceFile source =
        SourceFile.decode("Dockerfile", Files.readAllBytes(folder.resolve("Dockerfile")))
            .orElseThrow();
    Path context = folder.resolve("context");
    Pipeline planned = Pipeline.of(source, baseImages(folder));
    Pipeline translated = Pipeline.of(source, baseImages(folder));
    Optional<DefinitionFile> definition =
        translated.definition(
            Files.exists(context) ? context : Files.createTempDirectory("context"),
            /* lenient= */ false);
    Map<String, String> results = new LinkedHashMap<>();
    results.put("expected.ast", SyntaxOutline.withPlaces(planned.dockerfile()));
    results.put(
        "expected.plan",
        planned
            .plan(UnknownVariables.UNSET)
            .map(plan -> PlanText.render("Dockerfile", plan))
            .orElse(""));
    results.put(
        "expected.def",
        definition
            .filter(file -> !translated.log().hasErrors())
            .map(DefinitionWriter::write)
            .orElse(""));
    results.put("expected.diagnostics", lines(translated.log().diagnostics()));
    return results;
  }

  private static BaseImages baseImages(Path folder) throws IOException {
    Path file = folder.resolve("base-config.json");
    if (!Files.exists(file)) {
      return BaseImages.none();
    }
    try {
      SourceFile source = SourceFile.of("base-config.json", Files.readString(file));
      return new KnownImages(
          Optional.of(BaseConfigFile.parse(source)),
          LocalImages.NONE,
          LockFile.EMPTY,
          Optional.empty());
    } catch (MalformedJsonException e) {
      throw new AssertionError(e);
    }
  }

  /** Diagnostics as the files of expected ones have them. */
  static String lines(List<Diagnostic> diagnostics) {
    return diagnostics.stream().map(GoldenTest::line).collect(Collectors.joining());
  }

  private static String line(Diagnostic diagnostic) {
    return diagnostic.line()
        + ":"
        + diagnostic.column()
        + " "
        + diagnostic.severity().word()
        + " "
        + diagnostic.code().id()
        + " "
        + diagnostic.message()
        + ". "
        + diagnostic.remedy()
        + "\n";
  }

  /** What is written can be read back, and its scripts are scripts. */
  private static void verifyDefinition(String text)
      throws DefinitionSyntaxException, IOException, InterruptedException {
    if (text.isEmpty()) {
      return;
    }
    DefinitionFile read = DefinitionReader.read(text);
    assertEquals(text.substring(text.indexOf("Bootstrap")), body(read), "read back and written");
  }

  private static String body(DefinitionFile file) {
    String text = DefinitionWriter.write(file);
    return text.substring(text.indexOf("Bootstrap"));
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
