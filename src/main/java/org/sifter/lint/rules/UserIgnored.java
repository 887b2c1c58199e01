package org.sifter.lint.rules;

import java.util.List;
import java.util.Optional;
import org.sifter.analysis.Moment;
import org.sifter.analysis.StageState;
import org.sifter.analysis.StageView;
import org.sifter.diag.Fix;
import org.sifter.diag.Severity;
import org.sifter.lint.Category;
import org.sifter.lint.Findings;
import org.sifter.lint.Phase;
import org.sifter.lint.Profile;
import org.sifter.lint.Rule;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.Subject;
import org.sifter.lint.Target;
import org.sifter.source.Span;
import org.sifter.syntax.Instruction;
import org.sifter.syntax.Word;

/** USER names who is to run the image, and it is whoever starts it. */
public final class UserIgnored implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of("SIF017", "user-ignored", Category.IDENTITY, Severity.WARNING, Phase.RUN);
  private static final String REMEDY =
      "Leave USER out, and let all users read, and execute, what the image needs.";

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
    boolean runsAsRoot = subject.profile().target() == Target.DEF;
    for (StageView stage : subject.analysis().stages()) {
      boolean last = stage.stage().equals(subject.analysis().plan().target());
      checkStage(stage, last, runsAsRoot, findings);
    }
    inherited(subject).ifPresent(span -> reportInherited(subject, span, findings));
  }

  /**
   * Looks at each USER of a stage.
   *
   * @param last whether the image is this stage
   * @param runsAsRoot whether steps behind it are run by root all the same
   */
  private static void checkStage(
      StageView stage, boolean last, boolean runsAsRoot, Findings findings) {
    List<Moment> moments = stage.moments();
    boolean isLastUser = last;
    boolean steps = false;
    for (int i = moments.size() - 1; i >= 0; i--) {
      Moment moment = moments.get(i);
      steps |= moment.instruction() instanceof Instruction.Run;
      if (moment.instruction() instanceof Instruction.User user) {
        StageState after = i + 1 < moments.size() ? moments.get(i + 1).state() : stage.end();
        String name = name(user.user(), after);
        if (!StageState.isRoot(name) && (isLastUser || (steps && runsAsRoot))) {
          report(moment, user.user(), name, isLastUser, findings);
        }
        isLastUser = false;
        steps = false;
      }
    }
  }

  /** The user; as it is written when only a base image of which nothing is known can tell. */
  private static String name(Word word, StageState after) {
    boolean unknown = after.user().isEmpty() && word.text().contains("$") && !after.complete();
    return unknown ? word.text() : after.user();
  }

  private static void report(
      Moment moment, Word word, String name, boolean isLastUser, Findings findings) {
    String message =
        isLastUser
            ? "the image runs as the user who starts it, not as %s"
            : "the steps after this are run by root in %%post, not by %s";
    findings.report(
        word.span(),
        message.formatted(name),
        REMEDY,
        Optional.of(
            Fix.unsafe("leave USER out", InstructionLines.remove(findings.source(), moment))));
  }

  /** The name of the base image when its USER is still in force at the end. */
  private static Optional<Span> inherited(Subject subject) {
    boolean changed =
        subject.analysis().shippedMoments().stream()
            .anyMatch(moment -> moment.instruction() instanceof Instruction.User);
    return changed || subject.analysis().end().isRoot()
        ? Optional.empty()
        : subject
            .analysis()
            .lineage()
            .get(0)
            .beginning()
            .as(Instruction.From.class)
            .map(from -> from.image().span());
  }

  private static void reportInherited(Subject subject, Span span, Findings findings) {
    findings.report(
        span,
        "the image runs as the user who starts it, not as the base image's %s"
            .formatted(subject.analysis().end().user()),
        "Let all users read, and execute, what the image needs.");
  }
}
