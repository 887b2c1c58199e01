package org.sifter.analysis;

import java.util.List;
import java.util.Optional;
import org.sifter.plan.Step;
import org.sifter.source.Span;
import org.sifter.syntax.Flag;
import org.sifter.syntax.Instruction;

/**
 * An instruction, and what is in force where it stands.
 *
 * @param instruction the instruction
 * @param step what it does, when it does something in the stage
 * @param order its place among all instructions of the file, from 0
 * @param state what is in force before it
 * @param shipped whether it belongs to the image that is built, not only to a stage that files are
 *     copied from
 */
public record Moment(
    Instruction instruction, Optional<Step> step, int order, StageState state, boolean shipped) {

  /** The step, if it is of this kind. */
  public <T extends Step> Optional<T> step(Class<T> kind) {
    return step.filter(kind::isInstance).map(kind::cast);
  }

  /** The instruction, if it is of this kind. */
  public <T extends Instruction> Optional<T> as(Class<T> kind) {
    return kind.isInstance(instruction) ? Optional.of(kind.cast(instruction)) : Optional.empty();
  }

  /** Whether it is the same instruction, at the same place of the file. */
  public boolean isSame(Moment other) {
    return order == other.order;
  }

  /** Where the instruction's keyword stands. */
  public Span keyword() {
    return instruction.origin().keyword();
  }

  /** Where the whole instruction stands. */
  public Span span() {
    return instruction.origin().span();
  }

  /** The flags of this name, such as {@code mount}. */
  public List<Flag> flags(String name) {
    return instruction.flags().stream().filter(flag -> flag.name().equals(name)).toList();
  }
}
