package org.sifter.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sifter.lint.rules.Rules;

/** The rules as a whole, and their pages, whose examples must be true. */
final class RuleCatalogueTest {
  private static final Path CLASSES = Path.of("src/main/java/org/sifter/lint/rules");
  private static final Path PAGES = Path.of("src/main/resources/org/sifter/lint/rules");
  private static final String CONTEXT = "context=";
  private static final List<String> HEADINGS = List.of("Why", "Bad", "Good", "Fix", "Sources");

  @Test
  void rulesAreInTheOrderOfTheirIds() {
    List<String> ids = Rules.infos().stream().map(RuleInfo::id).toList();
    assertEquals(ids.stream().sorted().toList(), ids);
  }

  @Test
  void idsAndNamesAreOfOneRuleEach() {
    Set<String> seen = new HashSet<>();
    for (RuleInfo rule : Rules.infos()) {
      assertTrue(rule.id().matches("SIF[0-9]{3}"), rule.id());
      assertTrue(rule.name().matches("[a-z0-9]+(-[a-z0-9]+)+|sudo"), rule.name());
      assertTrue(seen.add(rule.id()), rule.id() + " twice");
      assertTrue(seen.add(rule.name()), rule.name() + " twice");
    }
  }

  @Test
  void everyClassThatIsARuleIsInTheCatalogue() throws IOException {
    Set<String> listed = new HashSet<>();
    Rules.all().forEach(rule -> listed.add(rule.getClass().getSimpleName()));
    try (Stream<Path> files = Files.list(CLASSES)) {
      for (Path file : files.toList()) {
        if (Files.readString(file).contains("implements Rule {")) {
          String name = file.getFileName().toString().replace(".java", "");
          assertTrue(listed.contains(name), name + " is missing in Rules");
        }
      }
    }
  }

  @Test
  void everyPageIsThatOfARule() throws IOException {
    try (Stream<Path> pages = Files.list(PAGES)) {
      for (Path page : pages.toList()) {
        String name = page.getFileName().toString().replace(".md", "");
        assertTrue(
            Rules.infos().stream().anyMatch(rule -> rule.name().equals(name)),
            page + " belongs to no rule");
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> pages() {
    return Rules.infos().stream()
        .map(rule -> DynamicTest.dynamicTest(rule.name(), () -> check(rule)));
  }

  private static void check(RuleInfo rule) {
    String name = rule.name();
    RulePage page =
        rule.page().orElseThrow(() -> new AssertionError("write " + PAGES + "/" + name + ".md"));
    assertEquals(HEADINGS, List.copyOf(page.sections().keySet()), "headings");
    page.sections().forEach((heading, text) -> assertFalse(text.isBlank(), heading + " is empty"));
    assertFalse(page.summary().isBlank() || page.summary().endsWith("."), "summary");
    assertTrue(rule.reason().endsWith("."), "the reason: " + rule.reason());
    assertFalse(page.examples("Bad").isEmpty(), "there is no bad example");
    assertFalse(page.examples("Good").isEmpty(), "there is no good example");
    for (RulePage.Example bad : page.examples("Bad")) {
      assertFalse(lines(rule, bad).isEmpty(), "not reported:\n" + bad.dockerfile());
    }
    for (RulePage.Example good : page.examples("Good")) {
      assertEquals(List.of(), lines(rule, good), "reported:\n" + good.dockerfile());
    }
  }

  private static List<String> lines(RuleInfo rule, RulePage.Example example) {
    LintTester tester = new LintTester();
    for (String setting : example.settings()) {
      if (setting.startsWith(CONTEXT)) {
        // The build context of a case of the rule.
        String name = setting.substring(CONTEXT.length()) + ".context";
        tester.inContext(Path.of("testdata/lint", rule.name(), name));
      } else {
        tester.with(setting);
      }
    }
    return tester.lines(rule, example.dockerfile());
  }
}
