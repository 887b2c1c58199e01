package org.sifter.lint.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sifter.analysis.EnvSetting;
import org.sifter.analysis.FileChange;
import org.sifter.analysis.FileChange.Kind;
import org.sifter.analysis.Paths;
import org.sifter.diag.Severity;
import org.sifter.lint.Category;
import org.sifter.lint.Findings;
import org.sifter.lint.Phase;
import org.sifter.lint.Rule;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.Subject;

/** The image keeps something where many sites mount a file system of theirs. */
public final class SitePathContent implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of("SIF013", "site-path-content", Category.FILESYSTEM, Severity.INFO, Phase.RUN);

  private static final String REMEDY = "Put it under /opt.";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    List<String> sitePaths = subject.profile().sitePaths();
    Set<Integer> told = new HashSet<>();
    for (FileChange change : subject.analysis().files().kept()) {
      if (change.is(Kind.CONTENT)
          && Paths.isWithinAny(change.path(), sitePaths)
          && told.add(change.moment().order())) {
        findings.report(
            change.span(),
            "%s is hidden where a site mounts a directory over %s"
                .formatted(change.path(), mountPoint(change.path(), sitePaths)),
            REMEDY);
      }
    }
    for (EnvSetting setting : EnvSetting.of(subject.analysis().shippedMoments())) {
      Optional<String> path =
          setting.paths().stream().filter(p -> Paths.isWithinAny(p, sitePaths)).findFirst();
      if (SearchPaths.isOne(setting.name())
          && path.isPresent()
          && findings.source().text(setting.span()).contains(path.get())) {
        findings.report(
            setting.span(),
            "%s names %s, which is hidden where a site mounts a directory over %s"
                .formatted(setting.name(), path.get(), mountPoint(path.get(), sitePaths)),
            REMEDY);
      }
    }
  }

  private static String mountPoint(String path, List<String> sitePaths) {
    return sitePaths.stream().filter(site -> Paths.isWithin(path, site)).findFirst().orElse(path);
  }
}
