package org.sifter.script;

/**
 * Something that is done with a command of each kind. There are no defaults, so that a new kind is
 * not forgotten.
 *
 * @param <R> what it gives
 */
public interface CommandVisitor<R> {
  /** For a simple command. */
  R visit(SimpleCommand command);

  /** For a function definition. */
  R visit(FunctionDefinition command);

  /** For a subshell. */
  R visit(CompoundCommand.Subshell command);

  /** For a group in braces. */
  R visit(CompoundCommand.Group command);

  /** For an if. */
  R visit(CompoundCommand.If command);

  /** For a for loop over words. */
  R visit(CompoundCommand.For command);

  /** For an arithmetic for loop. */
  R visit(CompoundCommand.ArithmeticFor command);

  /** For a select. */
  R visit(CompoundCommand.Select command);

  /** For a while or until loop. */
  R visit(CompoundCommand.While command);

  /** For a case. */
  R visit(CompoundCommand.Case command);

  /** For an arithmetic command. */
  R visit(CompoundCommand.ArithmeticCommand command);

  /** For a conditional command. */
  R visit(CompoundCommand.ConditionalCommand command);
}
