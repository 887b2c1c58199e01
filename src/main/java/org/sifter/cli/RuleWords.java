package org.sifter.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sifter.diag.Code;
import org.sifter.lint.Category;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.rules.Rules;
import org.sifter.parser.SyntaxCode;
import org.sifter.resolve.ResolveCode;
import org.sifter.translate.TranslationCode;

/** The words by which rules are selected, ignored and made more or less grave. */
final class RuleWords {
  private static final String ALL = "all";

  /** Put together once, when a word is first asked for. */
  private static final List<String> WORDS = List.copyOf(words());

  private static final Set<String> IN_SMALL_LETTERS =
      WORDS.stream().map(RuleWords::small).collect(Collectors.toUnmodifiableSet());

  private RuleWords() {}

  /** All of them: ids, names and categories of rules, and the other diagnostics of Dockerfiles. */
  static List<String> all() {
    return WORDS;
  }

  /** Those that are read best: the names of rules, and their categories. */
  static List<String> names() {
    return Stream.concat(
            Rules.infos().stream().map(RuleInfo::name),
            Arrays.stream(Category.values()).map(Category::word))
        .toList();
  }

  private static List<String> words() {
    List<String> words = new ArrayList<>();
    for (RuleInfo rule : Rules.infos()) {
      words.add(rule.name());
      words.add(rule.id());
    }
    Arrays.stream(Category.values()).map(Category::word).forEach(words::add);
    Stream.<Code[]>of(SyntaxCode.values(), ResolveCode.values(), TranslationCode.values())
        .flatMap(Arrays::stream)
        .map(Code::id)
        .forEach(words::add);
    words.add(ALL);
    return words;
  }

  /** Whether a word is one of them, in any case. */
  static boolean isKnown(String word) {
    return IN_SMALL_LETTERS.contains(small(word));
  }

  private static String small(String word) {
    return word.toLowerCase(Locale.ROOT);
  }
}
