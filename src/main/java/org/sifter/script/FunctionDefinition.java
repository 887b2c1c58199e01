package org.sifter.script;

import java.util.List;
import org.sifter.source.Span;

/**
 * The definition of a function (XCU 2.9.5), with parentheses or with Bash's {@code function}.
 *
 * @param body what a call of it runs, with its redirections
 * @param redirections none: those that follow the body are the body's
 */
public record FunctionDefinition(
    Word name, CompoundCommand body, List<Redirection> redirections, Span span) implements Command {

  public FunctionDefinition {
    redirections = List.copyOf(redirections);
  }

  @Override
  public <R> R accept(CommandVisitor<R> visitor) {
    return visitor.visit(this);
  }
}
