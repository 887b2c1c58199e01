package org.sifter.script;

import java.util.List;
import org.sifter.source.Span;

/**
 * Commands each of which reads what the one before it writes (XCU 2.9.2).
 *
 * @param negated whether the exit status is turned around, by an odd number of {@code !}
 * @param timed whether its duration is told, as Bash's reserved word before it asks
 * @param commands at least one
 * @param operators what stands between them; one less than there are commands
 */
public record Pipeline(
    boolean negated, boolean timed, List<Command> commands, List<Operator> operators, Span span) {

  /** What goes through a pipe. */
  public enum Operator {
    /** {@code |}: standard output. */
    OUTPUT,
    /** {@code |&}: standard output and standard error (Bash 3.2.3). */
    OUTPUT_AND_ERRORS
  }

  public Pipeline {
    commands = List.copyOf(commands);
    operators = List.copyOf(operators);
  }
}
