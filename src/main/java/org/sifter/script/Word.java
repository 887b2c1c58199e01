package org.sifter.script;

import java.util.List;
import java.util.Optional;
import org.sifter.source.Span;

/**
 * A word (XCU 2.3), or another text that is expanded like one, such as an arithmetic expression.
 *
 * @param parts what it is made of; none for the value of {@code name=}
 */
public record Word(List<WordPart> parts, Span span) {

  public Word {
    parts = List.copyOf(parts);
  }

  /**
   * Its text without quotes; empty when a parameter, command, arithmetic or process is expanded in
   * it. Patterns, a leading tilde and braces are given as written.
   */
  public Optional<String> literalValue() {
    return value(name -> Optional.empty());
  }

  /**
   * Its text without quotes and with parameters replaced, as when it is assigned to a variable: it
   * is not split, and patterns, a leading tilde and braces are given as written.
   *
   * @return empty when something takes part that is not known
   */
  public Optional<String> value(Variables variables) {
    return WordValue.of(parts, variables);
  }

  /**
   * The arguments that a command gets for it (XCU 2.6), with parameters replaced and split at
   * blanks as by the default {@code IFS}.
   *
   * @return empty when something takes part that is not known, among it the names of files
   */
  public Optional<List<String>> fields(Variables variables) {
    return WordFields.of(this, variables);
  }

  /** Its text without quotes, each character with its place; empty when something expands in it. */
  public Optional<ScriptText> text() {
    return LiteralText.of(parts);
  }

  /** Whether any of it is quoted (XCU 2.2). */
  public boolean isQuoted() {
    return parts.stream()
        .anyMatch(
            part ->
                part instanceof WordPart.Escaped
                    || part instanceof WordPart.SingleQuoted
                    || part instanceof WordPart.AnsiQuoted
                    || part instanceof WordPart.DoubleQuoted);
  }

  /** Whether one of {@code characters} stands in it as text and without quotes. */
  public boolean hasUnquoted(String characters) {
    return parts.stream()
        .filter(WordPart.Literal.class::isInstance)
        .map(part -> ((WordPart.Literal) part).text())
        .anyMatch(text -> text.chars().anyMatch(c -> characters.indexOf(c) >= 0));
  }

  /**
   * Whether the shell would replace it by the names of files that match (XCU 2.6.6), as far as its
   * own text goes.
   */
  public boolean isPattern() {
    return hasUnquoted("*?")
        || (hasUnquoted("[") && hasUnquoted("]"))
        || parts.stream().anyMatch(WordPart.ExtendedPattern.class::isInstance);
  }

  /** Whether it begins with a tilde that stands for a home directory (XCU 2.6.1). */
  public boolean beginsWithTilde() {
    return !parts.isEmpty()
        && parts.get(0) instanceof WordPart.Literal first
        && first.text().startsWith("~");
  }
}
