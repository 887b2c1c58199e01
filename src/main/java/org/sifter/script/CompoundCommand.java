package org.sifter.script;

import java.util.List;
import java.util.Optional;
import org.sifter.source.Span;

/** A command that holds others (XCU 2.9.4, Bash 3.2.5). */
public sealed interface CompoundCommand extends Command {

  /** {@code ( list )}. */
  record Subshell(Script body, List<Redirection> redirections, Span span)
      implements CompoundCommand {

    public Subshell {
      redirections = List.copyOf(redirections);
    }

    @Override
    public <R> R accept(CommandVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code { list; }}. */
  record Group(Script body, List<Redirection> redirections, Span span) implements CompoundCommand {

    public Group {
      redirections = List.copyOf(redirections);
    }

    @Override
    public <R> R accept(CommandVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * {@code if list; then list; elif list; then list; else list; fi}.
   *
   * @param branches the {@code if} and each {@code elif}
   * @param otherwise what follows {@code else}
   */
  record If(
      List<Branch> branches, Optional<Script> otherwise, List<Redirection> redirections, Span span)
      implements CompoundCommand {

    /** A condition and what is run when it succeeds. */
    public record Branch(Script condition, Script body) {}

    public If {
      branches = List.copyOf(branches);
      redirections = List.copyOf(redirections);
    }

    @Override
    public <R> R accept(CommandVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * {@code for name in words; do list; done}.
   *
   * @param words empty when there is no {@code in}: then it goes over the positional parameters
   */
  record For(
      Word name, Optional<List<Word>> words, Script body, List<Redirection> redirections, Span span)
      implements CompoundCommand {

    public For {
      words = words.map(List::copyOf);
      redirections = List.copyOf(redirections);
    }

    @Override
    public <R> R accept(CommandVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * Bash's {@code for ((first; condition; next)); do list; done} (Bash 3.2.5.1).
   *
   * @param header all that stands between the parentheses
   */
  record ArithmeticFor(Word header, Script body, List<Redirection> redirections, Span span)
      implements CompoundCommand {

    public ArithmeticFor {
      redirections = List.copyOf(redirections);
    }

    @Override
    public <R> R accept(CommandVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** Bash's {@code select name in words; do list; done} (Bash 3.2.5.2). */
  record Select(
      Word name, Optional<List<Word>> words, Script body, List<Redirection> redirections, Span span)
      implements CompoundCommand {

    public Select {
      words = words.map(List::copyOf);
      redirections = List.copyOf(redirections);
    }

    @Override
    public <R> R accept(CommandVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * {@code while list; do list; done}.
   *
   * @param until whether the word is {@code until}, so that it ends when the condition succeeds
   */
  record While(
      boolean until, Script condition, Script body, List<Redirection> redirections, Span span)
      implements CompoundCommand {

    public While {
      redirections = List.copyOf(redirections);
    }

    @Override
    public <R> R accept(CommandVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code case word in pattern) list;; esac}. */
  record Case(Word subject, List<Clause> clauses, List<Redirection> redirections, Span span)
      implements CompoundCommand {

    /** What is run when the subject matches one of the patterns. */
    public record Clause(List<Word> patterns, Script body, Ending ending, Span span) {

      public Clause {
        patterns = List.copyOf(patterns);
      }
    }

    /** What happens after a clause. */
    public enum Ending {
      /** {@code ;;}, or nothing after the last one: the command ends. */
      BREAK,
      /** {@code ;&}: the body of the next clause is run too (XCU 2.9.4.3). */
      FALL_THROUGH,
      /** {@code ;;&}: the patterns of the next clauses are tried too (Bash 3.2.5.2). */
      CONTINUE
    }

    public Case {
      clauses = List.copyOf(clauses);
      redirections = List.copyOf(redirections);
    }

    @Override
    public <R> R accept(CommandVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** Bash's {@code (( expression ))} (Bash 3.2.5.2). */
  record ArithmeticCommand(Word expression, List<Redirection> redirections, Span span)
      implements CompoundCommand {

    public ArithmeticCommand {
      redirections = List.copyOf(redirections);
    }

    @Override
    public <R> R accept(CommandVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** Bash's {@code [[ condition ]]} (Bash 3.2.5.2). */
  record ConditionalCommand(Condition condition, List<Redirection> redirections, Span span)
      implements CompoundCommand {

    public ConditionalCommand {
      redirections = List.copyOf(redirections);
    }

    @Override
    public <R> R accept(CommandVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }
}
