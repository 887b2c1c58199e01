package org.sifter.lint.rules;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sifter.analysis.Analysis;
import org.sifter.analysis.BaseTrait;
import org.sifter.analysis.ImageEnvironment;
import org.sifter.analysis.Invocation;
import org.sifter.analysis.PackageInstall;
import org.sifter.diag.Fix;
import org.sifter.diag.Severity;
import org.sifter.lint.AddedInstruction;
import org.sifter.lint.Category;
import org.sifter.lint.Findings;
import org.sifter.lint.Phase;
import org.sifter.lint.Rule;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.Subject;
import org.sifter.source.Span;

/** Packages of the caller's home directory come before the image's. */
public final class HostPackageLeak implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of("SIF042", "host-package-leak", Category.ENVIRONMENT, Severity.WARNING, Phase.RUN);

  private static final Set<String> OPTIONS_OF_R = Set.of("--vanilla", "--no-environ");

  /**
   * A language whose programs find packages by variables of the host, or in the home directory.
   *
   * @param name its name
   * @param trait what base images for it have
   * @param packages what brings it into an image that is not for it yet
   * @param programs what installs its packages
   * @param variables any of these keeps the host's packages out
   * @param remedy what to do
   */
  private record Language(
      String name,
      BaseTrait trait,
      Set<String> packages,
      Set<String> programs,
      List<String> variables,
      String remedy) {}

  private static final List<Language> OTHERS =
      List.of(
          new Language(
              "R",
              BaseTrait.R,
              Set.of("r-base", "r-base-core", "r-essentials", "R", "R-core"),
              Set.of("install2.r", "installGithub.r"),
              List.of("R_LIBS_USER"),
              "Set R_LIBS_USER to a directory that does not exist, or start R with --vanilla."),
          new Language(
              "Perl",
              BaseTrait.PERL,
              Set.of(),
              Set.of("cpanm", "cpan"),
              List.of("PERL5LIB"),
              "Set PERL5LIB, to nothing if the image needs none."),
          new Language(
              "Julia",
              BaseTrait.JULIA,
              Set.of("julia"),
              Set.of(),
              List.of("JULIA_DEPOT_PATH", "JULIA_LOAD_PATH"),
              "Set JULIA_DEPOT_PATH to a directory below /tmp with the image's depot behind it."));

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    Analysis analysis = subject.analysis();
    ImageEnvironment environment = ImageEnvironment.of(analysis);
    PythonUse python = new PythonUse(analysis, environment);
    Optional<Span> place = python.place();
    if (place.isPresent()) {
      if (!python.isProtected()) {
        reportPython(place.get(), python, analysis, findings);
      }
      return;
    }
    for (Language language : OTHERS) {
      Optional<Span> found = place(language, analysis);
      if (found.isPresent() && !isProtected(language, environment, analysis)) {
        findings.report(
            Severity.INFO,
            found.get(),
            "%s packages of the host can come before the image's".formatted(language.name()),
            language.remedy());
        return;
      }
    }
  }

  private static void reportPython(
      Span place, PythonUse python, Analysis analysis, Findings findings) {
    findings.report(
        place,
        "Python packages in the caller's ~/.local come before the image's",
        "Set PYTHONNOUSERSITE=1.",
        python.installsIntoHome()
            ? Optional.empty()
            : Optional.of(
                Fix.safe(
                    "set PYTHONNOUSERSITE",
                    AddedInstruction.last(analysis, "ENV PYTHONNOUSERSITE=1"))));
  }

  /** Where the Dockerfile says that the image is one for programs of the language. */
  private static Optional<Span> place(Language language, Analysis analysis) {
    if (analysis.base().filter(b -> BaseTrait.of(b).contains(language.trait())).isPresent()) {
      return Optional.of(analysis.baseName());
    }
    return analysis.shippedInvocations().stream()
        .flatMap(invocation -> place(language, invocation).stream())
        .findFirst();
  }

  private static Optional<Span> place(Language language, Invocation invocation) {
    return language.programs().contains(invocation.name())
        ? Optional.of(invocation.nameSpan())
        : PackageInstall.of(invocation).stream()
            .flatMap(install -> install.packages().stream())
            .filter(each -> language.packages().contains(each.name()))
            .findFirst()
            .map(each -> invocation.span(each.argument()));
  }

  private static boolean isProtected(
      Language language, ImageEnvironment environment, Analysis analysis) {
    return language.variables().stream()
            .anyMatch(
                name ->
                    environment.has(name)
                        || analysis.defaultCommand().all().stream().anyMatch(c -> c.sees(name)))
        || (language.trait() == BaseTrait.R
            && analysis.defaultCommand().all().stream()
                .anyMatch(c -> c.texts().stream().anyMatch(OPTIONS_OF_R::contains)));
  }
}
