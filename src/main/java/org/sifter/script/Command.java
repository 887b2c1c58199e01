package org.sifter.script;

import java.util.List;
import org.sifter.source.Span;

/** A command (XCU 2.9). */
public sealed interface Command permits SimpleCommand, CompoundCommand, FunctionDefinition {

  /** Where it stands, with its redirections. */
  Span span();

  /** What is redirected for it, in the order written. */
  List<Redirection> redirections();

  /** Calls the method of {@code visitor} for this kind of command. */
  <R> R accept(CommandVisitor<R> visitor);
}
