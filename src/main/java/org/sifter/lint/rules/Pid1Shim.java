package org.sifter.lint.rules;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sifter.analysis.Analysis;
import org.sifter.analysis.Argument;
import org.sifter.analysis.Invocation;
import org.sifter.analysis.Paths;
import org.sifter.diag.Edit;
import org.sifter.diag.Fix;
import org.sifter.diag.Severity;
import org.sifter.lint.Category;
import org.sifter.lint.Findings;
import org.sifter.lint.Phase;
import org.sifter.lint.Rule;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.Subject;
import org.sifter.script.Word;
import org.sifter.source.SourceFile;
import org.sifter.source.Span;
import org.sifter.syntax.Command;
import org.sifter.syntax.Instruction;

/** The default command is started by a program that wants to be process 1, and is not. */
public final class Pid1Shim implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of("SIF032", "pid1-shim", Category.RUNTIME, Severity.INFO, Phase.RUN);

  private static final Set<String> TINI = Set.of("tini", "tini-static");
  private static final Set<String> SHIMS = Set.of("tini", "tini-static", "dumb-init", "catatonit");
  private static final String SUBREAPER = "TINI_SUBREAPER";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    Analysis analysis = subject.analysis();
    boolean subreaper = analysis.end().has(SUBREAPER);
    for (Invocation invocation : analysis.defaultCommand().all()) {
      shim(invocation)
          .filter(shim -> !isTini(shim) || !(subreaper || isSubreaper(invocation, shim)))
          .ifPresent(
              shim ->
                  findings.report(
                      invocation.span(shim),
                      message(Paths.fileName(shim.value())) + invocation.place(),
                      remedy(isTini(shim)),
                      isTini(shim) ? fix(invocation, shim, findings) : Optional.empty()));
    }
    BaseCommand.of(analysis)
        .flatMap(command -> command.find(SHIMS))
        .filter(unused -> !subreaper)
        .ifPresent(
            shim ->
                findings.report(
                    BaseCommand.span(analysis),
                    message(shim) + ", as the base image starts it",
                    remedy(/* tini= */ true),
                    Optional.of(variable(analysis))));
  }

  private static String message(String shim) {
    return shim + " is not process 1, so that it does not collect processes that have ended";
  }

  private static String remedy(boolean tini) {
    return tini
        ? "Set TINI_SUBREAPER=1 or give it -s, so that it does so as any process."
        : "Leave it out, or start the container with --pid --no-init.";
  }

  /** The word that names the shim in a command. */
  private static Optional<Argument> shim(Invocation invocation) {
    for (Word word : invocation.simple().words()) {
      Argument argument = invocation.argument(word);
      if (SHIMS.contains(Paths.fileName(argument.value()))) {
        return Optional.of(argument);
      }
      if (word.span().equals(invocation.program().word().span())) {
        break;
      }
    }
    return Optional.empty();
  }

  private static boolean isTini(Argument shim) {
    return TINI.contains(Paths.fileName(shim.value()));
  }

  private static boolean isSubreaper(Invocation invocation, Argument shim) {
    List<String> options =
        invocation.simple().words().stream()
            .dropWhile(word -> !word.equals(shim.word()))
            .skip(1)
            .map(word -> invocation.argument(word).value())
            .takeWhile(text -> text.startsWith("-") && !text.equals("--"))
            .toList();
    return options.stream().anyMatch(text -> text.indexOf('s') > 0);
  }

  private static Optional<Fix> fix(Invocation invocation, Argument shim, Findings findings) {
    SourceFile source = findings.source();
    Span span = shim.word().span();
    if (!invocation.source().isDockerfile() || !source.text(span).contains(shim.value())) {
      return Optional.empty();
    }
    String option = isExecForm(invocation, span) ? ", \"-s\"" : " -s";
    return Optional.of(Fix.safe("give tini -s", new Edit(Span.at(span.end()), option)));
  }

  private static boolean isExecForm(Invocation invocation, Span word) {
    return invocation
                .moment()
                .as(Instruction.Entrypoint.class)
                .map(Instruction.Entrypoint::command)
                .or(
                    () ->
                        invocation.moment().as(Instruction.Cmd.class).map(Instruction.Cmd::command))
                .orElse(null)
            instanceof Command.ExecForm exec
        && exec.arguments().stream().anyMatch(argument -> argument.span().equals(word));
  }

  private static Fix variable(Analysis analysis) {
    int end = analysis.lineage().get(analysis.lineage().size() - 1).beginning().span().end();
    return Fix.safe("set " + SUBREAPER, new Edit(Span.at(end), "\nENV " + SUBREAPER + "=1"));
  }
}
