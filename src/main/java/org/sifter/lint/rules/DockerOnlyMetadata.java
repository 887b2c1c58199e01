package org.sifter.lint.rules;

import java.util.List;
import org.sifter.analysis.Analysis;
import org.sifter.analysis.Moment;
import org.sifter.diag.Severity;
import org.sifter.lint.Category;
import org.sifter.lint.Findings;
import org.sifter.lint.Phase;
import org.sifter.lint.Rule;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.Subject;
import org.sifter.syntax.Instruction;

/** HEALTHCHECK, STOPSIGNAL and EXPOSE say something to Docker that no engine reads. */
public final class DockerOnlyMetadata implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of("SIF033", "docker-only-metadata", Category.RUNTIME, Severity.INFO, Phase.RUN);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    for (Moment moment : subject.analysis().shippedMoments()) {
      Instruction instruction = moment.instruction();
      if (instruction instanceof Instruction.Healthcheck health && health.command().isPresent()) {
        findings.report(
            moment.keyword(),
            "nobody runs the HEALTHCHECK",
            "Run the command yourself, in the job or as a test of the image.");
      } else if (instruction instanceof Instruction.Stopsignal) {
        findings.report(
            moment.keyword(),
            "nobody reads the STOPSIGNAL",
            "Let the program end at SIGTERM, which the batch system sends.");
      } else if (instruction instanceof Instruction.Expose) {
        check(subject.analysis(), moment, findings);
      }
    }
  }

  private static void check(Analysis analysis, Moment moment, Findings findings) {
    List<ExposedPort> ports =
        ExposedPort.of(moment, analysis).stream().filter(port -> !port.isLow()).toList();
    if (!ports.isEmpty()) {
      findings.report(
          ports.get(0).word().span().to(ports.get(ports.size() - 1).word().span()),
          "nobody maps %s: the program listens on the node itself"
              .formatted(String.join(", ", ports.stream().map(p -> p.word().text()).toList())),
          "Let the job choose the port, as two jobs on a node cannot both have one; the line itself"
              + " does no harm.");
    }
  }
}
