package org.sifter.lint.rules;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sifter.analysis.Argument;
import org.sifter.analysis.Invocation;
import org.sifter.analysis.Moment;
import org.sifter.analysis.PackageInstall;
import org.sifter.analysis.PackageManager;
import org.sifter.diag.Severity;
import org.sifter.lint.Category;
import org.sifter.lint.Findings;
import org.sifter.lint.Phase;
import org.sifter.lint.Profile;
import org.sifter.lint.Rule;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.Subject;
import org.sifter.lint.Target;
import org.sifter.plan.Step;
import org.sifter.script.Assignment;
import org.sifter.script.WordPart;
import org.sifter.source.Span;
import org.sifter.syntax.Instruction;
import org.sifter.syntax.KeyValue;

/** A step compiles with as many jobs as the machine has processors, or more. */
public final class UnboundedParallelBuild implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of(
          "SIF049", "unbounded-parallel-build", Category.BUILD, Severity.WARNING, Phase.BUILD);

  private static final String FLAGS = "MAKEFLAGS";
  private static final Set<String> BUILDERS = Set.of("make", "gmake", "ninja", "cmake", "scons");
  private static final String[] NOT_BUILDING = {"version", "t", "h", "help", "n"};

  /** Python packages that compile CUDA code with ninja unless MAX_JOBS tells it to do less. */
  private static final String[] COMPILED = {
    "flash-attn", "transformer-engine", "mamba-ssm", "causal-conv1d"
  };

  private static final String REMEDY =
      "Write ARG NPROC=4 above, and -j${NPROC}; a job that has more can say so.";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean appliesTo(Profile profile) {
    return profile.target() != Target.PULL;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    for (Invocation invocation : subject.analysis().invocations()) {
      checkCommand(invocation, findings);
      flags(invocation).ifPresent(span -> reportFlags(span, findings));
    }
    for (Moment moment : subject.analysis().moments()) {
      moment.as(Instruction.Env.class).ifPresent(env -> checkVariables(env, moment, findings));
    }
  }

  private static void checkCommand(Invocation invocation, Findings findings) {
    Optional<ParallelJobs> jobs =
        BUILDERS.contains(invocation.name())
            ? ParallelJobs.unbounded(invocation)
                .filter(found -> !invocation.hasOption("l", "load-average", "max-load"))
            : Optional.empty();
    if (jobs.isPresent()) {
      report(jobs.get().span(), invocation.name() + " " + jobs.get().written(), findings);
    } else if (invocation.is("ninja") && runsOnAll(invocation)) {
      report(invocation.nameSpan(), "ninja without -j", findings);
    }
    PackageInstall.of(invocation)
        .filter(install -> install.manager() == PackageManager.PIP)
        .filter(install -> !invocation.sees("MAX_JOBS"))
        .flatMap(install -> install.find(COMPILED))
        .ifPresent(
            found ->
                findings.report(
                    invocation.span(found.argument()),
                    "%s is compiled with a job for each processor of the machine"
                        .formatted(found.name()),
                    "Write MAX_JOBS=4 before the command."));
  }

  private static boolean runsOnAll(Invocation ninja) {
    boolean installs =
        !ninja.operands().isEmpty()
            && ninja.texts().get(ninja.texts().size() - 1).equals("install");
    return !installs && !ParallelJobs.isGiven(ninja) && !ninja.hasOption(NOT_BUILDING);
  }

  private static void report(Span span, String what, Findings findings) {
    findings.report(
        span, "%s takes all of the machine that others work on too".formatted(what), REMEDY);
  }

  /** Where a command is given flags for make that have no bound. */
  private static Optional<Span> flags(Invocation invocation) {
    for (Assignment assignment : invocation.simple().assignments()) {
      if (assignment.name().equals(FLAGS)
          && (ProcessorCount.isIn(assignment.value())
              || assignment
                  .value()
                  .value(invocation.variables())
                  .filter(ParallelJobs::isUnbounded)
                  .isPresent())) {
        return Optional.of(invocation.span(invocation.argument(assignment.value())));
      }
    }
    return invocation.is("export")
        ? invocation.arguments().stream()
            .filter(UnboundedParallelBuild::setsFlags)
            .map(invocation::span)
            .findFirst()
        : Optional.empty();
  }

  /** Whether an argument of {@code export} sets flags for make that have no bound. */
  private static boolean setsFlags(Argument argument) {
    boolean named =
        !argument.word().parts().isEmpty()
            && argument.word().parts().get(0) instanceof WordPart.Literal name
            && name.text().startsWith(FLAGS + "=");
    return named
        && argument
            .text()
            .map(text -> ParallelJobs.isUnbounded(text.substring(FLAGS.length() + 1)))
            .orElse(ProcessorCount.isIn(argument.word()));
  }

  private static void checkVariables(Instruction.Env env, Moment moment, Findings findings) {
    List<KeyValue> pairs = env.variables();
    for (KeyValue pair : pairs) {
      boolean unbounded =
          pair.key().text().equals(FLAGS)
              && moment
                  .step(Step.SetVariables.class)
                  .flatMap(
                      set ->
                          set.variables().stream()
                              .filter(variable -> variable.name().equals(FLAGS))
                              .findFirst())
                  .flatMap(variable -> variable.value().asLiteral())
                  .filter(ParallelJobs::isUnbounded)
                  .isPresent();
      if (unbounded) {
        reportFlags(pair.value().span(), findings);
      }
    }
  }

  private static void reportFlags(Span span, Findings findings) {
    report(span, "make with these MAKEFLAGS", findings);
  }
}
