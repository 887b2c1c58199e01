package org.sifter.launcher;

import java.util.List;
import java.util.stream.Collectors;
import org.sifter.shell.ShellQuote;

/**
 * Writes facts as shell code: a variable for each text, and for each list a function that calls
 * what it is given, as {@code sh} has no lists.
 */
final class ShellCode {
  private final StringBuilder out = new StringBuilder();

  /** A variable with a value that is not looked into. */
  ShellCode variable(String name, String value) {
    return expression(name, value.isEmpty() ? "" : text(value));
  }

  /** A word in quotes, unless it is a number: it may be called like a command. */
  static String text(String value) {
    String word = ShellQuote.word(value);
    return word.equals(value) && !value.matches("[0-9]+") ? "'" + word + "'" : word;
  }

  /** A variable whose value is a word of shell code. */
  ShellCode expression(String name, String word) {
    out.append(name).append('=').append(word).append('\n');
    return this;
  }

  /**
   * A function.
   *
   * @param comment what is said of it, behind its name
   * @param body its lines; {@code :} where it does nothing
   */
  ShellCode function(String name, String comment, List<String> body) {
    out.append("\n# ").append(name).append(' ').append(comment).append('\n');
    out.append(name).append("() {\n");
    (body.isEmpty() ? List.of(":") : body).forEach(l -> out.append("  ").append(l).append('\n'));
    out.append("}\n");
    return this;
  }

  /** A function that calls its argument with each of some values. */
  ShellCode each(String name, String what, List<String> values) {
    return function(
        name,
        "COMMAND: calls it with each of " + what + ".",
        values.stream().map(value -> "\"$1\" " + ShellQuote.word(value)).toList());
  }

  /** Words of a command. */
  static String words(List<String> words) {
    return words.stream().map(ShellQuote::word).collect(Collectors.joining(" "));
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
