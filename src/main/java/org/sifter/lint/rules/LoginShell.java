package org.sifter.lint.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sifter.analysis.Argument;
import org.sifter.analysis.Invocation;
import org.sifter.analysis.Moment;
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
import org.sifter.source.SourceFile;
import org.sifter.source.Span;
import org.sifter.syntax.Instruction;
import org.sifter.syntax.Word;

/** The default command, or the shell of the image, is a login shell, which reads profiles. */
public final class LoginShell implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of("SIF037", "login-shell", Category.ENVIRONMENT, Severity.WARNING, Phase.RUN);

  private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "ash", "ksh", "zsh");
  private static final Set<String> LOGIN_OF_SU = Set.of("-", "-l", "--login");
  private static final String LOGIN = "--login";
  private static final String REMEDY =
      "Start the shell without it, and set with ENV what a profile of the image would set.";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    for (Moment moment : subject.analysis().shippedMoments()) {
      moment.as(Instruction.Shell.class).ifPresent(shell -> checkShell(shell.shell(), findings));
    }
    for (Invocation invocation : subject.analysis().defaultCommand().all()) {
      if (!invocation.position().forRootOnly()) {
        check(invocation, findings);
      }
    }
  }

  private static void checkShell(List<Word> words, Findings findings) {
    List<String> texts = words.stream().map(Word::text).toList();
    int option = loginOption(texts);
    if (option > 0) {
      Span before = words.get(option - 1).span();
      Span span = words.get(option).span();
      findings.report(
          span,
          message(texts.get(0), texts.get(option)),
          REMEDY,
          Optional.of(
              fix(texts.get(option), span, new Span(before.end(), span.end()), findings.source())));
    }
  }

  private static void check(Invocation invocation, Findings findings) {
    if (invocation.is("su")) {
      invocation.arguments().stream()
          .filter(argument -> LOGIN_OF_SU.contains(argument.value()))
          .findFirst()
          .ifPresent(
              option ->
                  findings.report(
                      invocation.span(option),
                      message("su", option.value()) + invocation.place(),
                      "Leave su out: the program runs as the user who starts the container."));
      return;
    }
    List<String> texts = new ArrayList<>(List.of(invocation.program().value()));
    texts.addAll(invocation.texts());
    int option = loginOption(texts);
    if (option > 0) {
      Argument argument = invocation.arguments().get(option - 1);
      findings.report(
          invocation.span(argument),
          message(texts.get(0), argument.value()) + invocation.place(),
          REMEDY,
          fix(invocation, argument, findings.source()));
    }
  }

  private static String message(String shell, String option) {
    return "%s makes %s read the profile of the user who starts the container"
        .formatted(option, Paths.fileName(shell));
  }

  /** Which of the words of a command makes it a login shell; 0 when none does. */
  private static int loginOption(List<String> words) {
    if (words.isEmpty() || !SHELLS.contains(Paths.fileName(words.get(0)))) {
      return 0;
    }
    for (int i = 1; i < words.size() && words.get(i).startsWith("-"); i++) {
      String word = words.get(i);
      boolean letters = !word.startsWith("--");
      if (word.equals(LOGIN) || (letters && word.indexOf('l') > 0)) {
        return i;
      }
      if (letters && word.endsWith("o")) {
        i++; // The name of an option of set -o follows.
      }
    }
    return 0;
  }

  private static Optional<Fix> fix(Invocation invocation, Argument option, SourceFile source) {
    Span span = option.word().span();
    boolean plain =
        invocation.source().isDockerfile() && source.text(span).contains(option.value());
    return plain
        ? Optional.of(fix(option.value(), span, invocation.spanWithBlanks(option), source))
        : Optional.empty();
  }

  /**
   * Takes the option away, or the letter when it has others.
   *
   * @param whole what to take away so that no trace is left of it
   */
  private static Fix fix(String option, Span span, Span whole, SourceFile source) {
    boolean alone = option.equals(LOGIN) || option.equals("-l");
    String written = source.text(span);
    return Fix.unsafe(
        "start no login shell",
        alone
            ? new Edit(whole, "")
            : new Edit(span, written.replace(option, option.replace("l", ""))));
  }
}
