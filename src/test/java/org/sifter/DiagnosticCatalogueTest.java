package org.sifter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.sifter.diag.Code;
import org.sifter.diag.Diagnostic;
import org.sifter.image.BaseConfigFile;
import org.sifter.image.KnownImages;
import org.sifter.image.LocalImages;
import org.sifter.image.LockFile;
import org.sifter.json.MalformedJsonException;
import org.sifter.parser.SyntaxCode;
import org.sifter.plan.BaseImages;
import org.sifter.report.Palette;
import org.sifter.report.TextReporter;
import org.sifter.resolve.ResolveCode;
import org.sifter.source.SourceFile;
import org.sifter.testing.Pipeline;
import org.sifter.translate.Dialect;
import org.sifter.translate.TranslationCode;

/**
 * Every code that the phases report has a folder under {@code testdata/errors} with a Dockerfile
 * that provokes it, and what the user then reads. Beside the Dockerfile may stand a {@code context}
 * (or {@code context.sh}, which makes what a repository cannot hold), a {@code base-config.json}, a
 * {@code target}, a {@code dialect}, and what the build is {@code given}. {@code -Dupdate=true}
 * writes what is reported, and fails, so that the difference gets read.
 */
final class DiagnosticCatalogueTest {
  private static final Path CASES = Path.of("testdata/errors");
  private static final String EXPECTED = "expected.txt";

  @TempDir Path scratch;

  /** The folder of each code, such as {@code syntax/unknown-flag}. */
  private static Map<String, Code> folders() {
    Map<String, Code> folders = new TreeMap<>();
    addFolders(folders, "syntax", SyntaxCode.values());
    addFolders(folders, "resolve", ResolveCode.values());
    addFolders(folders, "translate", TranslationCode.values());
    return folders;
  }

  private static void addFolders(Map<String, Code> folders, String phase, Code[] codes) {
    for (Code code : codes) {
      folders.put(phase + "/" + code.name().toLowerCase(Locale.ROOT).replace('_', '-'), code);
    }
  }

  @Test
  void everyCodeHasACaseAndEveryCaseACode() throws IOException {
    TreeSet<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.walk(CASES, 3)) {
      files
          .filter(file -> file.endsWith("Dockerfile"))
          .forEach(file -> found.add(CASES.relativize(file.getParent()).toString()));
    }
    assertEquals(
        String.join("\n", folders().keySet()),
        String.join("\n", found),
        "give each new code a folder with a Dockerfile under " + CASES);
  }

  @TestFactory
  Stream<DynamicTest> whatTheUserReads() {
    return folders().entrySet().stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.getKey(), () -> check(CASES.resolve(each.getKey()), each.getValue())));
  }

  private void check(Path folder, Code code) throws Exception {
    List<Diagnostic> diagnostics = diagnostics(folder);
    assertTrue(
        diagnostics.stream().anyMatch(diagnostic -> diagnostic.code() == code),
        () -> folder + " does not provoke " + code);
    compare(folder.resolve(EXPECTED), new TextReporter(Palette.PLAIN).render(diagnostics));
  }

  private List<Diagnostic> diagnostics(Path folder) throws Exception {
    SourceFile source =
        SourceFile.decode("Dockerfile", Files.readAllBytes(folder.resolve("Dockerfile")))
            .orElseThrow();
    Path target = folder.resolve("target");
    Pipeline pipeline =
        Pipeline.of(
            source,
            baseImages(folder),
            Files.exists(target)
                ? Optional.of(Files.readString(target).strip())
                : Optional.empty());
    pipeline.translation(context(folder), /* lenient= */ false, dialect(folder), given(folder));
    return pipeline.log().diagnostics();
  }

  private static Optional<Dialect> dialect(Path folder) throws IOException {
    Path file = folder.resolve("dialect");
    return Files.exists(file)
        ? Optional.of(Dialect.valueOf(Files.readString(file).strip().toUpperCase(Locale.ROOT)))
        : Optional.empty();
  }

  /** The ids of the secrets that a build is given; without the file there is no build. */
  private static Optional<Set<String>> given(Path folder) throws IOException {
    Path file = folder.resolve("given");
    return Files.exists(file)
        ? Optional.of(Set.copyOf(Files.readAllLines(file)))
        : Optional.empty();
  }

  private static BaseImages baseImages(Path folder) throws IOException, MalformedJsonException {
    Path file = folder.resolve("base-config.json");
    if (!Files.exists(file)) {
      return BaseImages.none();
    }
    SourceFile source = SourceFile.of("base-config.json", Files.readString(file));
    return new KnownImages(
        Optional.of(BaseConfigFile.parse(source)),
        LocalImages.NONE,
        LockFile.EMPTY,
        Optional.empty());
  }

  private Path context(Path folder) throws IOException, InterruptedException {
    Path script = folder.resolve("context.sh");
    if (Files.exists(script)) {
      int status =
          new ProcessBuilder("sh", "-e", script.toAbsolutePath().toString())
              .directory(scratch.toFile())
              .inheritIO()
              .start()
              .waitFor();
      assumeTrue(status == 0, () -> script + " failed");
      return scratch;
    }
    Path context = folder.resolve("context");
    return Files.exists(context) ? context : scratch;
  }

  private static void compare(Path file, String actual) throws IOException {
    String expected = Files.exists(file) ? Files.readString(file) : "";
    if (!Boolean.getBoolean("update")) {
      assertEquals(expected, actual, file::toString);
    } else if (!expected.equals(actual)) {
      assertTrue(System.getenv("CI") == null, "expected files are not rewritten in CI");
      Files.writeString(file, actual);
      fail("written, read the difference: " + file);
    }
  }
}
