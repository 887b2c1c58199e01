package org.sifter.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

  private RuleWords() {}

  /** All of them: ids, names and categories of rules, and the other diagnostics of Dockerfiles. */
  static List<String> all() {
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
    return all().stream().anyMatch(word::equalsIgnoreCase);
  }
}
