package org.sifter.lint;

import org.sifter.diag.Code;

/**
 * A word that names rules: an id, a name, a category, the id of another phase's diagnostics, or
 * {@code all}.
 *
 * @param word the word, in any case
 */
public record Selector(String word) {
  private static final String ALL = "all";

  /** Whether it names what {@code code} is. */
  public boolean selects(Code code) {
    if (word.equalsIgnoreCase(ALL)) {
      return true;
    }
    return code instanceof RuleInfo rule
        ? rule.isCalled(word) || rule.category().word().equalsIgnoreCase(word)
        : code.id().equalsIgnoreCase(word);
  }
}
