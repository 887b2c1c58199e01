package org.sifter.lint.rules;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sifter.analysis.Analysis;
import org.sifter.analysis.ImageEnvironment;
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

/** Numba has no directory in which it can keep what it compiles. */
public final class JitCacheUnset implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of("SIF043", "jit-cache-unset", Category.ENVIRONMENT, Severity.WARNING, Phase.RUN);

  private static final String VARIABLE = "NUMBA_CACHE_DIR";
  private static final String SWITCHED_OFF = "NUMBA_DISABLE_JIT";

  /** Numba, and packages that have it compile functions with {@code cache=True}. */
  private static final Set<String> USERS =
      Set.of(
          "numba",
          "python3-numba",
          "librosa",
          "scanpy",
          "squidpy",
          "scvelo",
          "umap-learn",
          "python3-umap-learn",
          "pynndescent",
          "sc-dandelion",
          "datashader",
          "sopa",
          "stumpy");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    Analysis analysis = subject.analysis();
    ImageEnvironment environment = ImageEnvironment.of(analysis);
    if (environment.has(VARIABLE) || environment.has(SWITCHED_OFF) || isSetAtStart(analysis)) {
      return;
    }
    List<PackageInstall> installs = PackageInstall.in(analysis.shippedInvocations()).toList();
    for (PackageInstall install : installs) {
      Optional<PackageInstall.NamedPackage> user = user(install);
      if (user.isPresent()) {
        report(analysis, install, user.get(), findings);
        return;
      }
    }
  }

  private static boolean isSetAtStart(Analysis analysis) {
    return analysis.defaultCommand().all().stream().anyMatch(command -> command.sees(VARIABLE));
  }

  private static Optional<PackageInstall.NamedPackage> user(PackageInstall install) {
    return install.packages().stream().filter(each -> USERS.contains(each.name())).findFirst();
  }

  private static void report(
      Analysis analysis,
      PackageInstall install,
      PackageInstall.NamedPackage user,
      Findings findings) {
    findings.report(
        install.invocation().span(user.argument()),
        user.name().endsWith("numba")
            ? "numba cannot keep what it compiles, as its directory is read-only"
            : "%s uses numba, which cannot keep what it compiles, as its directory is read-only"
                .formatted(user.name()),
        "Set NUMBA_CACHE_DIR to a directory below /tmp.",
        Optional.of(
            Fix.safe(
                "set NUMBA_CACHE_DIR",
                AddedInstruction.first(analysis, "ENV NUMBA_CACHE_DIR=/tmp/numba_cache"))));
  }
}
