package org.sifter.analysis;

import java.util.Optional;
import org.sifter.script.Word;
import org.sifter.script.WordPart;

/**
 * An argument of a command, or its name.
 *
 * @param text its text, without quotes and with variables replaced, patterns as written; empty when
 *     that is not known
 * @param word how it is written; the words of a variable's value have the word that names it
 */
public record Argument(Optional<String> text, Word word) {

  /** Its text; an empty one when it is not known. */
  public String value() {
    return text.orElse("");
  }

  /** Whether its text is known, and is {@code other}. */
  public boolean is(String other) {
    return value().equals(other) && text.isPresent();
  }

  /**
   * Whether the shell replaces it by the names of files that match: it has a wildcard without
   * quotes, or from a variable without quotes. What an exec form or quotes hold is taken as it is.
   */
  public boolean isPattern() {
    boolean variable = word.parts().stream().anyMatch(WordPart.Parameter.class::isInstance);
    return word.isPattern() || word.hasUnquoted("{") || (variable && PathGlob.isPattern(value()));
  }

  /** Whether it is an option: a dash and something behind it. */
  public boolean isOption() {
    return value().length() > 1 && value().startsWith("-");
  }
}
