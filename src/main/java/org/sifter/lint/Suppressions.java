package org.sifter.lint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.sifter.diag.Code;
import org.sifter.diag.Diagnostic;
import org.sifter.diag.Edit;
import org.sifter.diag.Fix;
import org.sifter.diag.Severity;
import org.sifter.source.SourceFile;
import org.sifter.source.Span;
import org.sifter.syntax.Dockerfile;
import org.sifter.syntax.Instruction;

/** The comments of a Dockerfile that suppress findings, and what becomes of findings by them. */
public final class Suppressions {
  /** A comment names a rule that finds nothing there. */
  public static final RuleInfo UNUSED =
      RuleInfo.of(
          "SIF090", "unused-ignore", Category.SUPPRESSION, Severity.WARNING, Phase.BUILD_AND_RUN);

  /** A comment names no rule. */
  public static final RuleInfo UNKNOWN =
      RuleInfo.of(
          "SIF091", "unknown-ignore", Category.SUPPRESSION, Severity.WARNING, Phase.BUILD_AND_RUN);

  private final SourceFile source;
  private final List<Instruction> instructions;
  private final List<Integer> stages = new ArrayList<>();
  private final List<CommentLine> comments;
  private final List<Suppression> suppressions;
  private final Map<Integer, List<Suppression>> narrow = new HashMap<>();
  private final List<Suppression> wide = new ArrayList<>();
  private final Set<Suppression.Name> used = new HashSet<>();

  private Suppressions(Dockerfile dockerfile) {
    this.source = dockerfile.source();
    this.instructions = dockerfile.instructions();
    int stage = -1;
    for (Instruction instruction : instructions) {
      stage += instruction instanceof Instruction.From ? 1 : 0;
      stages.add(stage);
    }
    this.comments = CommentLine.of(dockerfile);
    this.suppressions =
        comments.stream().flatMap(comment -> Suppression.of(comment).stream()).toList();
    for (Suppression suppression : suppressions) {
      if (suppression.scope() == Suppression.Scope.INSTRUCTION) {
        suppression
            .comment()
            .instruction()
            .ifPresent(index -> ofInstruction(index).add(suppression));
      } else {
        wide.add(suppression);
      }
    }
  }

  private List<Suppression> ofInstruction(int index) {
    return narrow.computeIfAbsent(index, unused -> new ArrayList<>());
  }

  /** The comments of a Dockerfile. */
  public static Suppressions of(Dockerfile dockerfile) {
    return new Suppressions(dockerfile);
  }

  /** Takes away the findings that a comment suppresses. */
  public List<Diagnostic> remaining(List<Diagnostic> findings) {
    return findings.stream().filter(finding -> !isSuppressed(finding)).toList();
  }

  private boolean isSuppressed(Diagnostic finding) {
    boolean suppressed = false;
    Optional<Integer> place = finding.span().flatMap(span -> instructionAt(span.start()));
    List<Suppression> candidates = new ArrayList<>(wide);
    place.map(narrow::get).ifPresent(candidates::addAll);
    for (Suppression suppression : candidates) {
      for (Suppression.Name name : suppression.rules()) {
        if (suppression.means(name, finding.code()) && reaches(suppression, place)) {
          used.add(name);
          suppressed = true;
        }
      }
    }
    return suppressed;
  }

  private boolean reaches(Suppression suppression, Optional<Integer> place) {
    Optional<Integer> own = suppression.comment().instruction();
    return switch (suppression.scope()) {
      case FILE -> true;
      case STAGE -> place.isPresent() && own.map(stages::get).equals(place.map(stages::get));
      case INSTRUCTION -> place.isPresent() && own.equals(place);
    };
  }

  /** The instruction that an offset is in, or behind. */
  private Optional<Integer> instructionAt(int offset) {
    int low = 0;
    int high = instructions.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (instructions.get(middle).origin().span().start() <= offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low == 0 ? Optional.empty() : Optional.of(low - 1);
  }

  /**
   * What is wrong with our own comments: rules that there are not, and rules that found nothing.
   * Must be asked after all findings have gone through {@link #remaining}.
   *
   * @param isKnown whether a word names a rule
   * @param ran the rules that could have found something
   */
  public List<Diagnostic> problems(Predicate<String> isKnown, List<? extends Code> ran) {
    List<Diagnostic> problems = new ArrayList<>();
    comments.stream().filter(Suppression::isBroken).map(this::broken).forEach(problems::add);
    for (Suppression suppression : suppressions) {
      if (suppression.tool() != Suppression.Tool.SIFTER) {
        continue;
      }
      for (Suppression.Name name : suppression.rules()) {
        if (!isKnown.test(name.text())) {
          problems.add(unknown(name));
        } else if (!used.contains(name)
            && ran.stream().anyMatch(code -> suppression.means(name, code))) {
          problems.add(unused(suppression, name));
        }
      }
    }
    return problems;
  }

  private Diagnostic broken(CommentLine comment) {
    return problem(
        UNKNOWN,
        comment.span(),
        "this comment names no rule, so that nothing is suppressed",
        "Write: # sifter ignore=RULE,RULE -- reason, with stage or file before ignore for more.",
        Optional.empty());
  }

  private Diagnostic unknown(Suppression.Name name) {
    return problem(
        UNKNOWN,
        name.span(),
        name.text() + " is no rule, so that nothing is suppressed",
        name.text().contains(" ")
            ? "Write -- before the reason, and commas between rules."
            : "Correct its name; sifter rules lists them all.",
        Optional.empty());
  }

  private Diagnostic unused(Suppression suppression, Suppression.Name name) {
    String where =
        switch (suppression.scope()) {
          case INSTRUCTION -> "in this instruction";
          case STAGE -> "in this stage";
          case FILE -> "in this file";
        };
    return problem(
        UNUSED,
        name.span(),
        "%s finds nothing %s".formatted(name.text(), where),
        "Remove it.",
        Optional.of(removal(suppression, name)));
  }

  private Diagnostic problem(
      RuleInfo rule, Span span, String message, String remedy, Optional<Fix> fix) {
    return new Diagnostic(rule, rule.severity(), source, Optional.of(span), message, remedy, fix);
  }

  /** Takes a name out of its comment, or the line away that has no other. */
  private static Fix removal(Suppression suppression, Suppression.Name name) {
    List<Suppression.Name> names = suppression.rules();
    if (names.size() == 1) {
      return Fix.safe("remove the comment", new Edit(suppression.comment().line(), ""));
    }
    int index = names.indexOf(name);
    Span span =
        index > 0
            ? new Span(names.get(index - 1).span().end(), name.span().end())
            : new Span(name.span().start(), names.get(1).span().start());
    return Fix.safe("remove the name", new Edit(span, ""));
  }
}
