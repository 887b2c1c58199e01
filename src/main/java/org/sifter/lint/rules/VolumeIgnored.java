package org.sifter.lint.rules;

import org.sifter.analysis.Moment;
import org.sifter.analysis.Paths;
import org.sifter.diag.Severity;
import org.sifter.lint.Category;
import org.sifter.lint.Findings;
import org.sifter.lint.Phase;
import org.sifter.lint.Rule;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.Subject;
import org.sifter.syntax.Instruction;
import org.sifter.syntax.Word;

/** VOLUME makes no writable directory. */
public final class VolumeIgnored implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of("SIF011", "volume-ignored", Category.FILESYSTEM, Severity.WARNING, Phase.RUN);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    for (Moment moment : subject.analysis().shippedMoments()) {
      moment
          .as(Instruction.Volume.class)
          .ifPresent(volume -> volume.paths().forEach(path -> check(path, findings)));
    }
  }

  private static void check(Word path, Findings findings) {
    if (!Paths.isHiddenAtBuild(path.text())) {
      findings.report(
          path.span(),
          "%s is no volume at run time, but a read-only directory of the image"
              .formatted(path.text()),
          "Tell the users of the image to bind a directory of theirs: --bind DIR:%s."
              .formatted(path.text()));
    }
  }
}
