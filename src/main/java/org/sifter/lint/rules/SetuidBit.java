package org.sifter.lint.rules;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sifter.analysis.Argument;
import org.sifter.analysis.Invocation;
import org.sifter.analysis.Moment;
import org.sifter.analysis.Paths;
import org.sifter.diag.Severity;
import org.sifter.lint.Category;
import org.sifter.lint.Findings;
import org.sifter.lint.Phase;
import org.sifter.lint.Rule;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.Subject;
import org.sifter.plan.Step;
import org.sifter.source.Span;

/** A file gets the set-user-ID or set-group-ID bit, which is without effect. */
public final class SetuidBit implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of("SIF020", "setuid-bit", Category.PRIVILEGE, Severity.WARNING, Phase.RUN);

  /** Where there are programs, so that a set-group-ID bit is not meant for a directory. */
  private static final Set<String> PROGRAM_DIRECTORIES = Set.of("bin", "sbin", "libexec", "games");

  private static final String REMEDY =
      "Leave the bit out, and see to it that the program does without root.";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    subject.analysis().shippedInvocations().forEach(each -> checkCommand(each, findings));
    subject.analysis().shippedMoments().forEach(each -> checkCopy(each, findings));
  }

  private static void checkCommand(Invocation invocation, Findings findings) {
    List<Argument> operands = invocation.operands();
    if (invocation.is("chmod") && operands.size() > 1) {
      check(invocation, operands.get(0), operands.subList(1, operands.size()), findings);
    } else if (invocation.is("install") && !invocation.hasOption("d", "directory")) {
      invocation
          .optionValue("m", "mode")
          .ifPresent(
              mode ->
                  check(
                      invocation,
                      mode,
                      operands.subList(Math.max(0, operands.size() - 1), operands.size()),
                      findings));
    }
  }

  private static void check(
      Invocation invocation, Argument mode, List<Argument> files, Findings findings) {
    SpecialBits.of(mode.value())
        .filter(bits -> bits.user() || files.stream().anyMatch(f -> isProgram(invocation, f)))
        .ifPresent(
            bits ->
                findings.report(
                    invocation.span(mode),
                    "the %s bit of %s has no effect when the image runs"
                        .formatted(bits.words(), files.get(0).text().orElse("a file")),
                    REMEDY));
  }

  private static boolean isProgram(Invocation invocation, Argument file) {
    return invocation.path(file).filter(SetuidBit::isProgram).isPresent();
  }

  private static boolean isProgram(String path) {
    int slash = path.lastIndexOf('/');
    return slash > 0 && PROGRAM_DIRECTORIES.contains(Paths.fileName(path.substring(0, slash)));
  }

  private static void checkCopy(Moment moment, Findings findings) {
    Optional<Step.Copy> copy = moment.step(Step.Copy.class);
    Optional<SpecialBits> bits =
        copy.flatMap(step -> step.options().mode()).flatMap(SpecialBits::of);
    if (bits.isEmpty() || moment.flags("chmod").isEmpty()) {
      return;
    }
    String destination = copy.orElseThrow().destination();
    Span span = moment.flags("chmod").get(0).span();
    if (bits.get().user() || isProgram(destination)) {
      findings.report(
          span,
          "the %s bit of what is copied to %s has no effect when the image runs"
              .formatted(bits.get().words(), destination),
          REMEDY);
    }
  }
}
