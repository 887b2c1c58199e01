package org.sifter.lint.rules;

import java.util.List;
import java.util.Optional;
import org.sifter.analysis.Moment;
import org.sifter.plan.Step;
import org.sifter.source.Span;
import org.sifter.syntax.Instruction;

/** Finds the WORKDIR that says where the default command of an image would start. */
final class LastWorkdir {
  private LastWorkdir() {}

  /**
   * Where the last WORKDIR names its directory.
   *
   * @return empty when there is none, or what it names is a variable that is not known
   */
  static Optional<Span> find(List<Moment> moments) {
    Optional<Moment> last =
        moments.stream()
            .filter(moment -> moment.instruction() instanceof Instruction.Workdir)
            .reduce((first, second) -> second);
    return last.filter(moment -> !isUnknown(moment))
        .flatMap(moment -> moment.as(Instruction.Workdir.class))
        .map(workdir -> workdir.path().span());
  }

  /** Variables of a base image that nothing is known of seem to be empty. */
  private static boolean isUnknown(Moment moment) {
    boolean variable =
        moment
            .as(Instruction.Workdir.class)
            .filter(workdir -> workdir.path().text().contains("$"))
            .isPresent();
    String before = moment.state().workingDirectory();
    return variable
        && moment
            .step(Step.MakeDirectory.class)
            .filter(made -> !made.path().equals(before))
            .isEmpty();
  }
}
