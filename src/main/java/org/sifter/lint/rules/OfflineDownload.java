package org.sifter.lint.rules;

import java.util.HashSet;
import java.util.Set;
import org.sifter.analysis.Invocation;
import org.sifter.analysis.Moment;
import org.sifter.diag.Severity;
import org.sifter.lint.Category;
import org.sifter.lint.Findings;
import org.sifter.lint.Phase;
import org.sifter.lint.Profile;
import org.sifter.lint.Rule;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.Subject;

/** A step downloads something where images are built without an internet. */
public final class OfflineDownload implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of("SIF071", "offline-download", Category.NETWORK, Severity.INFO, Phase.BUILD);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean appliesTo(Profile profile) {
    return profile.offlineBuild();
  }

  @Override
  public void check(Subject subject, Findings findings) {
    Set<Integer> reported = new HashSet<>();
    for (Invocation command : subject.analysis().invocations()) {
      Moment moment = command.moment();
      if (!reported.contains(moment.order()) && Downloads.fetches(command)) {
        reported.add(moment.order());
        findings.report(
            command.nameSpan(),
            "%s downloads something, which fails where there is no internet"
                .formatted(command.name()),
            "Bring it into the build context beforehand and COPY it, or build the image elsewhere.");
      }
    }
  }
}
