package org.sifter.lint.rules;

import org.sifter.analysis.EnvironmentPair;
import org.sifter.analysis.ImageEnvironment;
import org.sifter.diag.Severity;
import org.sifter.lint.Category;
import org.sifter.lint.Findings;
import org.sifter.lint.Phase;
import org.sifter.lint.Profile;
import org.sifter.lint.Rule;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.Subject;
import org.sifter.lint.Target;
import org.sifter.shell.Expansion;

/** A variable of the image does not reach its programs, or not with its value. */
public final class EnvMangled implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of("SIF039", "env-mangled", Category.ENVIRONMENT, Severity.WARNING, Phase.RUN);

  /** The first version that keeps a dollar sign when it pulls an image. */
  private static final String KEEPS_DOLLARS = "1.5.0";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean appliesTo(Profile profile) {
    return profile.target() != Target.OCI;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    ImageEnvironment environment = ImageEnvironment.of(subject.analysis());
    environment.lasting().stream()
        .filter(pair -> SearchPaths.isOne(pair.name()))
        .forEach(pair -> checkTildes(pair, environment, findings));
    for (EnvironmentPair pair : environment.lasting()) {
      if (!Expansion.Reference.isName(pair.name())) {
        findings.report(
            pair.keySpan(),
            "the variable %s is dropped, as no shell can set one of that name"
                .formatted(pair.name()),
            "Name it with letters, digits and underscores only.");
      } else if (losesDollars(subject.profile()) && hasDollar(pair)) {
        findings.report(
            pair.valueSpan(),
            "the dollar sign in the value of %s is lost when the image is pulled"
                .formatted(pair.name()),
            "Set the variable in the script that the image starts, or use Apptainer %s or newer."
                .formatted(KEEPS_DOLLARS));
      }
    }
  }

  /** Looks for home directories that only a shell would find, which reads no ENV. */
  private static void checkTildes(
      EnvironmentPair lasting, ImageEnvironment environment, Findings findings) {
    for (String path : lasting.value().orUnset().split(":", -1)) {
      if (path.equals("~") || path.startsWith("~/")) {
        EnvironmentPair first =
            environment.pairs().stream()
                .filter(pair -> pair.name().equals(lasting.name()))
                .filter(pair -> findings.source().text(pair.valueSpan()).contains(path))
                .findFirst()
                .orElse(lasting);
        findings.report(
            first.span(path, findings.source()),
            "%s in %s is no directory, as ENV makes no home directory of a tilde"
                .formatted(path, lasting.name()),
            "Write an absolute path; what the image needs is best put under /opt.");
      }
    }
  }

  private static boolean losesDollars(Profile profile) {
    return profile.target() == Target.PULL && profile.mayBeOlderThan(KEEPS_DOLLARS);
  }

  private static boolean hasDollar(EnvironmentPair pair) {
    return pair.value().parts().stream()
        .anyMatch(
            part -> part instanceof Expansion.Literal literal && literal.text().contains("$"));
  }
}
