package org.sifter.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.sifter.image.BaseConfigFile;
import org.sifter.image.KnownImages;
import org.sifter.image.LocalImages;
import org.sifter.image.LockFile;
import org.sifter.json.MalformedJsonException;
import org.sifter.lint.rules.Rules;
import org.sifter.source.SourceFile;

/**
 * A folder a rule under {@code testdata/lint}. In it each {@code bad-*.Dockerfile} must be
 * reported, just as {@code bad-*.expected} says; {@code bad-*.fixed}, where the rule can mend it,
 * is the file afterwards. No {@code good-*.Dockerfile} may be reported. Beside a Dockerfile may
 * stand {@code .profile} with settings of the profile, {@code .base-config.json}, and a folder
 * {@code .context}. {@code -Dupdate=true} writes what comes of the bad ones, and fails, so that the
 * difference gets read.
 */
final class LintCasesTest {
  private static final Path FOLDERS = Path.of("testdata/lint");
  private static final String DOCKERFILE = ".Dockerfile";
  private static final Set<String> BESIDE =
      Set.of("Dockerfile", "expected", "fixed", "profile", "base-config.json", "context");

  @TestFactory
  Stream<DynamicContainer> rules() {
    return Rules.infos().stream()
        .map(
            rule ->
                DynamicContainer.dynamicContainer(
                    rule.name(),
                    Stream.concat(
                        Stream.of(DynamicTest.dynamicTest("enough cases", () -> checkFolder(rule))),
                        cases(rule).stream()
                            .map(name -> DynamicTest.dynamicTest(name, () -> check(rule, name))))));
  }

  @TestFactory
  Stream<DynamicTest> everyFolderIsThatOfARule() throws IOException {
    try (Stream<Path> folders = Files.list(FOLDERS)) {
      return folders
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .map(
              name ->
                  DynamicTest.dynamicTest(
                      name,
                      () ->
                          assertTrue(
                              Rules.infos().stream().anyMatch(rule -> rule.name().equals(name)),
                              FOLDERS + "/" + name + " belongs to no rule")))
          .toList()
          .stream();
    }
  }

  private static void checkFolder(RuleInfo rule) throws IOException {
    Path folder = folder(rule);
    for (String kind : List.of("bad-", "good-")) {
      long count = cases(rule).stream().filter(name -> name.startsWith(kind)).count();
      assertTrue(
          count >= 2, "write two " + folder + "/" + kind + "*" + DOCKERFILE + ": it has " + count);
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String[] name = file.getFileName().toString().split("\\.", 2);
        assertTrue(
            name.length == 2
                && BESIDE.contains(name[1])
                && Files.exists(folder.resolve(name[0] + DOCKERFILE)),
            file + " belongs to no case");
      }
    }
  }

  private static Path folder(RuleInfo rule) {
    return FOLDERS.resolve(rule.name());
  }

  private static List<String> cases(RuleInfo rule) {
    if (!Files.isDirectory(folder(rule))) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder(rule))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(DOCKERFILE))
          .map(name -> name.substring(0, name.length() - DOCKERFILE.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void check(RuleInfo rule, String name) throws IOException {
    Path folder = folder(rule);
    String dockerfile = Files.readString(folder.resolve(name + DOCKERFILE));
    LintTester tester = tester(folder, name);
    List<String> lines = tester.lines(rule, dockerfile);
    if (name.startsWith("good-")) {
      assertEquals(List.of(), lines, "nothing is wrong with " + name);
      return;
    }
    assertTrue(name.startsWith("bad-"), name + " is neither bad nor good");
    assertFalse(lines.isEmpty(), "nothing is found in " + name);
    List<Path> written = new ArrayList<>();
    compare(folder.resolve(name + ".expected"), String.join("\n", lines) + "\n", written);
    String fixed = tester.fixed(rule, dockerfile);
    if (!fixed.equals(dockerfile)) {
      compare(folder.resolve(name + ".fixed"), fixed, written);
    } else {
      assertFalse(Files.exists(folder.resolve(name + ".fixed")), "nothing is fixed in " + name);
    }
    assertTrue(written.isEmpty(), () -> "written anew: " + written);
  }

  private static void compare(Path file, String actual, List<Path> written) throws IOException {
    String expected = Files.exists(file) ? Files.readString(file) : "";
    if (expected.equals(actual)) {
      return;
    }
    if (Boolean.getBoolean("update") && System.getenv("CI") == null) {
      Files.writeString(file, actual);
      written.add(file);
      return;
    }
    assertEquals(expected, actual, () -> file + "; run with -Dupdate=true and read the difference");
  }

  private static LintTester tester(Path folder, String name) throws IOException {
    LintTester tester = new LintTester();
    Path profile = folder.resolve(name + ".profile");
    if (Files.exists(profile)) {
      Files.readAllLines(profile).forEach(tester::with);
    }
    Path context = folder.resolve(name + ".context");
    if (Files.isDirectory(context)) {
      tester.inContext(context);
    }
    Path config = folder.resolve(name + ".base-config.json");
    if (Files.exists(config)) {
      tester.with(images(config));
    }
    return tester;
  }

  private static KnownImages images(Path config) throws IOException {
    SourceFile source = SourceFile.of(config.toString(), Files.readString(config));
    try {
      return new KnownImages(
          Optional.of(BaseConfigFile.parse(source)),
          LocalImages.NONE,
          LockFile.EMPTY,
          Optional.empty());
    } catch (MalformedJsonException e) {
      return fail(config + " is malformed", e);
    }
  }
}
