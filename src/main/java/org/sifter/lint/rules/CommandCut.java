package org.sifter.lint.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sifter.analysis.Argument;
import org.sifter.analysis.Invocation;
import org.sifter.diag.Edit;
import org.sifter.diag.Fix;
import org.sifter.lint.Repair;
import org.sifter.script.Word;
import org.sifter.source.SourceFile;
import org.sifter.source.Span;

/**
 * Ways to take a command, or one of its operands, out of a step of the Dockerfile. Comments and
 * what redirections and assignments do stay.
 *
 * @param invocation the command
 * @param source the Dockerfile
 */
record CommandCut(Invocation invocation, SourceFile source) {
  private static final String NOTHING = "true";

  /** In UTF-16 code units; longer ones are not cut word by word, which would take too long. */
  private static final int LONGEST_COMMAND = 1 << 12;

  /** Takes the command out of its list, where that takes nothing else away. */
  Optional<List<Edit>> removed() {
    return hasEffects()
        ? Optional.empty()
        : invocation
            .removal()
            .filter(span -> !holdsComment(span))
            .map(span -> List.of(new Edit(span, "")));
  }

  /** Puts a command in its place that does nothing. */
  Optional<List<Edit>> replacedByTrue() {
    List<Word> words = invocation.simple().words();
    Span all = words.get(0).span().to(words.get(words.size() - 1).span());
    String nothing = invocation.isExecForm() ? "\"" + NOTHING + "\"" : NOTHING;
    if (!holdsComment(all) && invocation.simple().redirections().isEmpty()) {
      return Optional.of(List.of(new Edit(all, nothing)));
    }
    if (all.length() > LONGEST_COMMAND) {
      return Optional.empty();
    }
    List<Edit> edits = new ArrayList<>();
    edits.add(new Edit(words.get(0).span(), nothing));
    words.subList(1, words.size()).forEach(word -> edits.add(removal(word.span())));
    return Optional.of(edits).filter(this::keepsLines);
  }

  /** Takes an operand away. */
  Optional<List<Edit>> without(Argument operand) {
    Span wide = invocation.spanWithBlanks(operand);
    return holdsComment(wide) || holdsRedirection(wide)
        ? Optional.of(List.of(removal(invocation.span(operand)))).filter(this::keepsLines)
        : Optional.of(List.of(new Edit(wide, "")));
  }

  private boolean hasEffects() {
    return !invocation.simple().redirections().isEmpty()
        || !invocation.simple().assignments().isEmpty();
  }

  private boolean holdsRedirection(Span span) {
    return invocation.simple().redirections().stream()
        .anyMatch(
            redirection ->
                redirection.target().span().start() >= span.start()
                    && redirection.target().span().end() <= span.end());
  }

  /** Whether a number sign stands where a comment begins, be it one of the shell or of the file. */
  private boolean holdsComment(Span span) {
    String text = source.text(span);
    for (int at = text.indexOf('#'); at >= 0; at = text.indexOf('#', at + 1)) {
      if (at > 0 && Character.isWhitespace(text.charAt(at - 1))) {
        return true;
      }
    }
    return false;
  }

  /** Takes a word away with the blanks before it on its line. */
  private Edit removal(Span word) {
    int start = word.start();
    while (start > 0 && " \t".indexOf(source.text().charAt(start - 1)) >= 0) {
      start--;
    }
    return new Edit(new Span(start, word.end()), "");
  }

  /**
   * Whether no line is left without text, or with a comment only: the instruction would go on
   * behind such a line.
   */
  private boolean keepsLines(List<Edit> edits) {
    Span whole = invocation.wholeSpan();
    if (whole.length() > LONGEST_COMMAND) {
      return false;
    }
    int start = source.lines().start(source.lines().line(whole.start()));
    int end = source.lines().end(source.lines().line(whole.end()));
    String before = source.text(new Span(start, end)) + "\n";
    List<Edit> moved = edits.stream().map(edit -> moved(edit, start)).toList();
    Fix fix = new Fix(Fix.Safety.SAFE, "", moved);
    return skipped(before) == skipped(Repair.of(before, List.of(fix)).text());
  }

  private static Edit moved(Edit edit, int start) {
    Span span = new Span(edit.span().start() - start, edit.span().end() - start);
    return new Edit(span, edit.replacement());
  }

  /** How many lines would not end an instruction that the line before them carries on. */
  private static long skipped(String text) {
    return text.lines().map(String::strip).filter(s -> s.isEmpty() || s.startsWith("#")).count();
  }
}
