package org.sifter;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the direction between the packages: a Dockerfile's way through them is one way. */
final class ArchitectureTest {
  private static final String ROOT = "org.sifter.";
  private static final JavaClasses SIFTER =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.sifter");

  /** What each package may use of the others. */
  private static final Map<String, List<String>> MAY_USE =
      Map.ofEntries(
          Map.entry(
              "api",
              List.of(
                  "translate",
                  "lint",
                  "lint.rules",
                  "analysis",
                  "resolve",
                  "parser",
                  "syntax",
                  "plan",
                  "context",
                  "definition",
                  "diag",
                  "source")),
          Map.entry("source", List.of()),
          Map.entry("diag", List.of("source")),
          Map.entry("shell", List.of("source")),
          Map.entry("syntax", List.of("source")),
          Map.entry("grammar", List.of("syntax", "source")),
          Map.entry("script", List.of("grammar", "source")),
          Map.entry("parser", List.of("grammar", "syntax", "shell", "diag", "source")),
          Map.entry("plan", List.of("shell", "source")),
          Map.entry("context", List.of("source")),
          Map.entry(
              "resolve", List.of("parser", "syntax", "plan", "context", "shell", "diag", "source")),
          Map.entry("definition", List.of("source")),
          Map.entry(
              "translate", List.of("plan", "context", "definition", "shell", "diag", "source")),
          Map.entry("json", List.of("source")),
          Map.entry("oci", List.of("plan", "json", "source")),
          Map.entry("registry", List.of("oci", "plan", "json", "source")),
          Map.entry("image", List.of("registry", "oci", "plan", "json", "shell", "source")),
          Map.entry("reverse", List.of("definition", "plan", "context", "shell", "diag", "source")),
          Map.entry("analysis", List.of("syntax", "plan", "script", "context", "shell", "source")),
          Map.entry("lint", List.of("analysis", "parser", "syntax", "diag", "source")),
          Map.entry("config", List.of("launcher", "lint", "json", "shell", "diag", "source")),
          Map.entry(
              "lint.rules",
              List.of(
                  "lint",
                  "analysis",
                  "syntax",
                  "plan",
                  "script",
                  "context",
                  "shell",
                  "diag",
                  "source")),
          Map.entry(
              "layer",
              List.of(
                  "build",
                  "engine",
                  "progress",
                  "translate",
                  "definition",
                  "oci",
                  "plan",
                  "context",
                  "shell",
                  "json",
                  "diag",
                  "source")),
          Map.entry(
              "report",
              List.of("lint", "doctor", "layer", "plan", "json", "shell", "diag", "source")),
          Map.entry(
              "doctor",
              List.of("engine", "build", "translate", "registry", "oci", "diag", "source")),
          Map.entry("progress", List.of()),
          Map.entry("engine", List.of("diag", "source")),
          Map.entry(
              "build",
              List.of(
                  "engine",
                  "progress",
                  "translate",
                  "definition",
                  "plan",
                  "shell",
                  "diag",
                  "source")),
          Map.entry("manual", List.of("shell")),
          Map.entry("launcher", List.of("analysis", "plan", "shell")),
          Map.entry("slurm", List.of("engine", "shell", "diag", "source")),
          Map.entry(
              "cli",
              List.of(
                  "launcher",
                  "manual",
                  "slurm",
                  "progress",
                  "engine",
                  "build",
                  "layer",
                  "doctor",
                  "source",
                  "diag",
                  "shell",
                  "syntax",
                  "parser",
                  "plan",
                  "context",
                  "resolve",
                  "definition",
                  "translate",
                  "json",
                  "oci",
                  "registry",
                  "reverse",
                  "image",
                  "analysis",
                  "lint",
                  "lint.rules",
                  "config",
                  "report")));

  @Test
  void everyPackageIsInTheTable() {
    assertEquals(
        new TreeSet<>(MAY_USE.keySet()),
        SIFTER.stream()
            .map(type -> type.getPackageName().substring(ROOT.length()))
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  @TestFactory
  Stream<DynamicTest> packagesUseOnlyThoseBelowThem() {
    return MAY_USE.entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(), () -> checkDirection(entry.getKey(), entry.getValue())));
  }

  private static void checkDirection(String name, List<String> below) {
    String[] allowed =
        Stream.concat(Stream.of(name), below.stream()).map(ROOT::concat).toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(ROOT + name)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("org.sifter..").and(not(resideInAnyPackage(allowed))))
        .check(SIFTER);
  }

  @Test
  void packagesAreFreeOfCycles() {
    slices().matching("org.sifter.(*)..").should().beFreeOfCycles().check(SIFTER);
  }

  @Test
  void antlrStaysInTheFrontEnd() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + "grammar", ROOT + "parser", ROOT + "script")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.antlr..")
        .check(SIFTER);
  }

  /** Loading it takes time, which those who see no live view should not spend. */
  @Test
  void jlineStaysInTheLiveView() {
    noClasses()
        .that()
        .haveNameNotMatching("org\\.sifter\\.progress\\.Live[A-Za-z]+")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.jline..")
        .check(SIFTER);
  }

  @Test
  void javaPoetStaysInTheBuild() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.palantir.javapoet..")
        .check(SIFTER);
  }

  @Test
  void onlyMainTouchesTheProcess() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(ROOT + "cli.Main")
        .should()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(SIFTER);
  }

  @Test
  void generatedRecordsAreInstructions() {
    classes()
        .that()
        .haveNameMatching("org\\.sifter\\.syntax\\.Instruction\\$.*")
        .should()
        .beRecords()
        .check(SIFTER);
  }
}
