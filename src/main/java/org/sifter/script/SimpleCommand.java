package org.sifter.script;

import java.util.List;
import java.util.Optional;
import org.sifter.source.Span;

/**
 * A simple command (XCU 2.9.1).
 *
 * @param assignments the assignments before its first word; when there is no word, they set
 *     variables of the shell itself
 * @param words the name of the command and its arguments; may be empty
 */
public record SimpleCommand(
    List<Assignment> assignments, List<Word> words, List<Redirection> redirections, Span span)
    implements Command {

  public SimpleCommand {
    assignments = List.copyOf(assignments);
    words = List.copyOf(words);
    redirections = List.copyOf(redirections);
  }

  /** The text of the first word; empty when there is no word, or it expands. */
  public Optional<String> name() {
    return words.stream().findFirst().flatMap(Word::literalValue);
  }

  /** The words after the first. */
  public List<Word> arguments() {
    return words.isEmpty() ? words : words.subList(1, words.size());
  }

  @Override
  public <R> R accept(CommandVisitor<R> visitor) {
    return visitor.visit(this);
  }
}
