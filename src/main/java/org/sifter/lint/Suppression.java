package org.sifter.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sifter.diag.Code;
import org.sifter.source.Span;

/**
 * A comment that suppresses findings: {@code # sifter ignore=RULE,RULE -- reason}, the same with
 * {@code stage} or {@code file} before {@code ignore}, and hadolint's {@code # hadolint ignore=}.
 *
 * @param tool whose comment it is
 * @param scope how far it reaches
 * @param rules the rules that it names
 * @param comment the comment
 */
record Suppression(Tool tool, Scope scope, List<Name> rules, CommentLine comment) {

  /** Whose comment it is. */
  enum Tool {
    /** Ours. */
    SIFTER,
    /** That of another linter, which we heed for the rules that we share. */
    HADOLINT
  }

  /** How far a comment reaches. */
  enum Scope {
    /** The instruction that it stands above, or in. */
    INSTRUCTION,
    /** The stage that it stands in, or whose FROM it stands above. */
    STAGE,
    /** All of the file. */
    FILE
  }

  /** A rule as the comment names it. */
  record Name(String text, Span span) {}

  private static final String IGNORE = "ignore";
  private static final String REASON = "--";

  Suppression {
    rules = List.copyOf(rules);
  }

  /** Reads a comment; empty when it suppresses nothing. */
  static Optional<Suppression> of(CommentLine comment) {
    String text = comment.text();
    int equals = text.indexOf('=');
    if (equals < 0) {
      return Optional.empty();
    }
    List<String> words = words(text.substring(0, equals));
    Optional<Tool> tool = tool(words.get(0));
    Optional<Scope> scope = scope(words.subList(1, words.size()));
    if (tool.isEmpty() || scope.isEmpty()) {
      return Optional.empty();
    }
    int start = comment.span().end() - text.length() + equals + 1;
    List<Name> names = names(text.substring(equals + 1), start, tool.get());
    return Optional.of(new Suppression(tool.get(), scope.get(), names, comment));
  }

  private static List<String> words(String text) {
    return List.of(text.strip().toLowerCase(Locale.ROOT).split("\\s+", -1));
  }

  /** Whether a comment looks as if it were one of ours, though it names no rule. */
  static boolean isBroken(CommentLine comment) {
    List<String> words = words(comment.text().replace('=', ' '));
    return words.get(0).equals("sifter")
        && words.stream().limit(3).anyMatch(IGNORE::equals)
        && of(comment).map(suppression -> suppression.rules().isEmpty()).orElse(true);
  }

  private static Optional<Tool> tool(String word) {
    return switch (word) {
      case "sifter" -> Optional.of(Tool.SIFTER);
      case "hadolint" -> Optional.of(Tool.HADOLINT);
      default -> Optional.empty();
    };
  }

  private static Optional<Scope> scope(List<String> words) {
    if (words.isEmpty() || !words.get(words.size() - 1).equals(IGNORE) || words.size() > 2) {
      return Optional.empty();
    }
    return switch (words.get(0)) {
      case IGNORE -> Optional.of(Scope.INSTRUCTION);
      case "stage" -> Optional.of(Scope.STAGE);
      case "file", "global" -> Optional.of(Scope.FILE);
      default -> Optional.empty();
    };
  }

  /** The names between commas; they end at the reason, or for hadolint at a comment. */
  private static List<Name> names(String text, int offset, Tool tool) {
    int end = text.length();
    int reason = text.indexOf(tool == Tool.SIFTER ? REASON : "#");
    if (reason >= 0) {
      end = reason;
    }
    List<Name> names = new ArrayList<>();
    int start = 0;
    while (start <= end) {
      int comma = text.indexOf(',', start);
      int stop = comma < 0 || comma > end ? end : comma;
      String name = text.substring(start, stop);
      int from = offset + start + name.length() - name.stripLeading().length();
      if (!name.isBlank()) {
        names.add(new Name(name.strip(), new Span(from, from + name.strip().length())));
      }
      start = stop + 1;
    }
    return names;
  }

  /** Whether a name of this comment means what {@code code} is. */
  boolean means(Name name, Code code) {
    return switch (tool) {
      case SIFTER -> new Selector(name.text()).selects(code);
      case HADOLINT -> code instanceof RuleInfo rule && rule.others().contains(name.text());
    };
  }
}
