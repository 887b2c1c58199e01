package org.sifter.lint.rules;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sifter.analysis.Moment;
import org.sifter.analysis.Paths;
import org.sifter.analysis.StageView;
import org.sifter.diag.Severity;
import org.sifter.lint.Category;
import org.sifter.lint.Findings;
import org.sifter.lint.Phase;
import org.sifter.lint.Profile;
import org.sifter.lint.Rule;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.Subject;
import org.sifter.lint.Target;
import org.sifter.plan.Base;
import org.sifter.source.Span;
import org.sifter.syntax.Command;
import org.sifter.syntax.Instruction;
import org.sifter.syntax.Word;

/** Steps are written for a SHELL that {@code %post} does not use. */
public final class ShellInstruction implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of("SIF038", "shell-instruction", Category.BUILD, Severity.WARNING, Phase.BUILD);

  /** The options that {@code %post} gives the shell, or that change nothing there. */
  private static final Set<String> OPTIONS_OF_POST =
      Set.of("-c", "-ec", "-e", "-x", "-exc", "-xec");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean appliesTo(Profile profile) {
    return profile.target() == Target.DEF;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    Map<Integer, Optional<Moment>> atEnd = new HashMap<>();
    Set<Span> reported = new HashSet<>();
    for (StageView stage : subject.analysis().stages()) {
      Optional<Moment> shell =
          stage.stage().base() instanceof Base.EarlierStage earlier
              ? atEnd.getOrDefault(earlier.index(), Optional.empty())
              : Optional.empty();
      for (Moment moment : stage.moments()) {
        if (moment.instruction() instanceof Instruction.Shell) {
          shell = Optional.of(moment);
        } else if (usesShell(moment)) {
          shell
              .flatMap(found -> found.as(Instruction.Shell.class))
              .filter(found -> !isShellOfPost(found.shell()))
              .filter(found -> reported.add(found.origin().span()))
              .ifPresent(found -> report(found, findings));
        }
      }
      atEnd.put(stage.stage().index(), shell);
    }
  }

  private static boolean usesShell(Moment moment) {
    return moment.instruction() instanceof Instruction.Run run
        && (run.command() instanceof Command.ShellForm
            || (run.command() instanceof Command.Script script
                && !script.heredoc().content().startsWith("#!")));
  }

  private static boolean isShellOfPost(List<Word> words) {
    String program = words.isEmpty() ? "" : words.get(0).text();
    return Paths.fileName(program).equals("sh")
        && words.stream().skip(1).allMatch(word -> OPTIONS_OF_POST.contains(word.text()));
  }

  private static void report(Instruction.Shell shell, Findings findings) {
    List<Word> words = shell.shell();
    findings.report(
        words.stream().map(Word::span).reduce(Span::to).orElse(shell.origin().keyword()),
        "%%post runs the steps below with /bin/sh -e, not with %s"
            .formatted(String.join(" ", words.stream().map(Word::text).toList())),
        "In the definition file, begin the section with %post -c and the shell, and with set -e and"
            + " the options of SHELL as its first line.");
  }
}
