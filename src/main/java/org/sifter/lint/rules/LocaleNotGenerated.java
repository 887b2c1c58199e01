package org.sifter.lint.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sifter.analysis.Analysis;
import org.sifter.analysis.Argument;
import org.sifter.analysis.BaseTrait;
import org.sifter.analysis.EnvironmentPair;
import org.sifter.analysis.ImageEnvironment;
import org.sifter.analysis.Invocation;
import org.sifter.analysis.Moment;
import org.sifter.analysis.PackageInstall;
import org.sifter.analysis.Paths;
import org.sifter.diag.Edit;
import org.sifter.diag.Fix;
import org.sifter.diag.Severity;
import org.sifter.lint.Category;
import org.sifter.lint.Findings;
import org.sifter.lint.Phase;
import org.sifter.lint.Rule;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.Subject;
import org.sifter.plan.ContainerPaths;
import org.sifter.plan.Step;

/** LANG names a locale that the image has not. */
public final class LocaleNotGenerated implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of(
          "SIF045", "locale-not-generated", Category.ENVIRONMENT, Severity.WARNING, Phase.RUN);

  private static final String ALL = "LC_ALL";
  private static final List<String> BELOW_ALL = List.of("LC_CTYPE", "LANG");
  private static final String ALWAYS_THERE = "C.UTF-8";

  private static final Set<String> GENERATORS = Set.of("locale-gen", "localedef");
  private static final Set<String> PACKAGES =
      Set.of("locales-all", "glibc-all-langpacks", "glibc-locale", "glibc-common");
  private static final List<String> PACKAGES_BY_BEGINNING =
      List.of("glibc-langpack-", "language-pack-", "langpacks-");
  private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", ".", "source");
  private static final List<String> FILES =
      List.of("/etc/locale.gen", "/usr/lib/locale", "/usr/share/i18n");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    Analysis analysis = subject.analysis();
    if (!hasOnlyC(analysis) || isGenerated(analysis) || runsOwnScript(analysis)) {
      return;
    }
    ImageEnvironment environment = ImageEnvironment.of(analysis);
    List<EnvironmentPair> missing = missing(environment);
    if (!missing.isEmpty()) {
      EnvironmentPair first = missing.get(0);
      findings.report(
          first.valueSpan(),
          "the image has no locale %s".formatted(first.known().orElse("")),
          "Use C.UTF-8, which needs no files, or generate the locale.",
          fix(missing));
    } else if (!isSet(environment) && warnsOfLocales(analysis)) {
      findings.report(
          Severity.INFO,
          analysis.baseName(),
          "the image sets no LANG, so that the caller's comes in, and the image has no such locale",
          "Set LC_ALL to C.UTF-8.");
    }
  }

  private static boolean hasOnlyC(Analysis analysis) {
    return analysis
        .base()
        .filter(base -> BaseTrait.of(base).contains(BaseTrait.ONLY_C_LOCALES))
        .isPresent();
  }

  /** The pairs that programs go by and that name other locales; LC_ALL hides the others. */
  private static List<EnvironmentPair> missing(ImageEnvironment environment) {
    Optional<EnvironmentPair> all = environment.last(ALL);
    if (all.flatMap(EnvironmentPair::known).filter(value -> !value.isEmpty()).isPresent()
        && all.filter(LocaleNotGenerated::isMissing).isEmpty()) {
      return List.of();
    }
    return environment.lasting().stream()
        .filter(pair -> pair.name().equals(ALL) || BELOW_ALL.contains(pair.name()))
        .filter(LocaleNotGenerated::isMissing)
        .filter(pair -> !pair.known().equals(environment.inherited(pair.name())))
        .toList();
  }

  /** Whether the value names a language and a country, as in {@code en_US.UTF-8}. */
  private static boolean isMissing(EnvironmentPair pair) {
    String value = pair.known().orElse("");
    int underscore = value.indexOf('_');
    return underscore == "en".length() || underscore == "fil".length();
  }

  private static boolean isSet(ImageEnvironment environment) {
    return environment.has(ALL) || BELOW_ALL.stream().anyMatch(environment::has);
  }

  /** Whether it is there for a language whose programs warn of a locale that is missing. */
  private static boolean warnsOfLocales(Analysis analysis) {
    return analysis
        .base()
        .map(BaseTrait::of)
        .filter(traits -> traits.contains(BaseTrait.PERL) || traits.contains(BaseTrait.R))
        .isPresent();
  }

  private static boolean isGenerated(Analysis analysis) {
    return analysis.shippedInvocations().stream().anyMatch(LocaleNotGenerated::generates)
        || analysis.shippedMoments().stream().anyMatch(LocaleNotGenerated::copies);
  }

  private static boolean generates(Invocation invocation) {
    boolean configures =
        invocation.is("dpkg-reconfigure", "debconf-set-selections")
            || invocation.writtenFiles().stream()
                .flatMap(file -> invocation.path(file).stream())
                .anyMatch(path -> Paths.isWithinAny(path, FILES));
    return configures
        || GENERATORS.contains(invocation.name())
        || PackageInstall.of(invocation)
            .filter(install -> install.packages().stream().anyMatch(p -> brings(p.name())))
            .isPresent();
  }

  private static boolean brings(String name) {
    return PACKAGES.contains(name) || PACKAGES_BY_BEGINNING.stream().anyMatch(name::startsWith);
  }

  private static boolean copies(Moment moment) {
    return moment
        .step(Step.Copy.class)
        .filter(copy -> Paths.isWithinAny(copy.destination(), FILES))
        .isPresent();
  }

  /** Whether a step runs a script of the build context, which may do anything. */
  private static boolean runsOwnScript(Analysis analysis) {
    Set<String> copied = new HashSet<>();
    analysis.shippedMoments().stream()
        .flatMap(moment -> moment.step(Step.Copy.class).stream())
        .forEach(copy -> copied.add(ContainerPaths.clean(copy.destination())));
    return analysis.shippedInvocations().stream()
        .flatMap(invocation -> script(invocation).stream())
        .anyMatch(script -> isIn(script, copied));
  }

  /** The shell script that a command runs by its path. */
  private static Optional<String> script(Invocation invocation) {
    Optional<Argument> file =
        SHELLS.contains(invocation.name())
            ? invocation.operands().stream().findFirst()
            : Optional.of(invocation.program()).filter(program -> program.value().contains("/"));
    return file.flatMap(invocation::path)
        .filter(path -> SHELLS.contains(invocation.name()) || path.endsWith(".sh"));
  }

  private static boolean isIn(String path, Set<String> directories) {
    String ancestor = path;
    while (!ancestor.isEmpty() && !directories.contains(ancestor)) {
      ancestor = ancestor.substring(0, ancestor.lastIndexOf('/'));
    }
    return !ancestor.isEmpty() || directories.contains("/");
  }

  private static Optional<Fix> fix(List<EnvironmentPair> missing) {
    Edit[] edits =
        missing.stream()
            .filter(pair -> !pair.written().value().text().contains("$"))
            .map(pair -> new Edit(pair.valueSpan(), ALWAYS_THERE))
            .toArray(Edit[]::new);
    return edits.length == 0 ? Optional.empty() : Optional.of(Fix.safe("use C.UTF-8", edits));
  }
}
