package org.sifter.reverse;

import java.util.Optional;
import org.sifter.shell.Expansion;

/** A piece of a shell command. */
sealed interface ShellToken {

  /**
   * A word.
   *
   * @param value what it stands for
   * @param isPattern whether the shell may replace it by names of files
   * @param splits whether the shell may split it, for a variable without quotes
   * @param assigns whether it is an assignment: an unquoted name before an equals sign
   */
  record Word(Expansion value, boolean isPattern, boolean splits, boolean assigns)
      implements ShellToken {

    /** The text of a word that always stands for just this text. */
    Optional<String> text() {
      return isPattern || splits ? Optional.empty() : value.asLiteral();
    }
  }

  /**
   * What is between words, such as {@code ;} or {@code >>}.
   *
   * @param symbol how it is written
   */
  record Operator(String symbol) implements ShellToken {}
}
