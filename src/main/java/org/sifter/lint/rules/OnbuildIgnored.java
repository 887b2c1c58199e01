package org.sifter.lint.rules;

import java.util.Arrays;
import java.util.List;
import org.sifter.analysis.Analysis;
import org.sifter.analysis.Moment;
import org.sifter.analysis.StageView;
import org.sifter.diag.Severity;
import org.sifter.lint.Category;
import org.sifter.lint.Findings;
import org.sifter.lint.Phase;
import org.sifter.lint.Rule;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.Subject;
import org.sifter.lint.Target;
import org.sifter.plan.Base;
import org.sifter.plan.ImageConfig;
import org.sifter.syntax.Instruction;

/** Instructions are kept for images built on this one, or on the base, and no engine runs them. */
public final class OnbuildIgnored implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of("SIF034", "onbuild-ignored", Category.RUNTIME, Severity.WARNING, Phase.BUILD);

  private static final String ONBUILD = "onbuild";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    Analysis analysis = subject.analysis();
    boolean translated = subject.profile().target() == Target.DEF;
    for (StageView stage : analysis.stages()) {
      boolean isImage = stage.stage().index() == analysis.plan().target().index();
      if (translated || isImage) {
        stage.moments().forEach(moment -> checkTrigger(moment, findings));
      }
      checkBase(stage, subject, findings);
    }
  }

  private static void checkTrigger(Moment moment, Findings findings) {
    if (moment.instruction() instanceof Instruction.Onbuild) {
      findings.report(
          moment.keyword(),
          "an engine that builds from this image does not run the instruction of ONBUILD",
          "Write the instruction into the Dockerfiles that are built on this image.");
    }
  }

  private static void checkBase(StageView stage, Subject subject, Findings findings) {
    if (!(stage.stage().base() instanceof Base.Image image)) {
      return;
    }
    boolean known = image.config().isPresent();
    Target target = subject.profile().target();
    boolean lost = target == Target.DEF || (target == Target.SIFTER && !known);
    int triggers = image.config().map(ImageConfig::triggers).orElse(List.of()).size();
    if (lost && (triggers > 0 || (!known && isForTriggers(image)))) {
      Moment from = stage.beginning();
      findings.report(
          from.as(Instruction.From.class).map(f -> f.image().span()).orElse(from.span()),
          "%s is made for its ONBUILD instructions, which are not run"
              .formatted(image.reference().familiar()),
          "Take the image without them as the base, and write the instructions here.");
    }
  }

  private static boolean isForTriggers(Base.Image image) {
    return image.reference().tag().stream()
        .flatMap(tag -> Arrays.stream(tag.split("[-_.]", -1)))
        .anyMatch(ONBUILD::equals);
  }
}
