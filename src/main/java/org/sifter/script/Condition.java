package org.sifter.script;

import java.util.List;
import org.sifter.source.Span;

/** What a conditional command tests (Bash 3.2.5.2). */
public sealed interface Condition {

  /** Where it stands. */
  Span span();

  /** {@code first || second}, at least two. */
  record Or(List<Condition> operands, Span span) implements Condition {

    public Or {
      operands = List.copyOf(operands);
    }
  }

  /** {@code first && second}, at least two. */
  record And(List<Condition> operands, Span span) implements Condition {

    public And {
      operands = List.copyOf(operands);
    }
  }

  /** {@code ! operand}. */
  record Not(Condition operand, Span span) implements Condition {}

  /**
   * One test: {@code a}, {@code -f a} or {@code a == b} (Bash 6.4).
   *
   * @param words its operands and operators as written, one to three
   */
  record Test(List<Word> words, Span span) implements Condition {

    public Test {
      words = List.copyOf(words);
    }
  }
}
