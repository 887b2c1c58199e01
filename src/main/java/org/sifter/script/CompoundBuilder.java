package org.sifter.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.sifter.grammar.ShellParser.ArithmeticCommandContext;
import org.sifter.grammar.ShellParser.ArithmeticContext;
import org.sifter.grammar.ShellParser.CaseCommandContext;
import org.sifter.grammar.ShellParser.ClauseContext;
import org.sifter.grammar.ShellParser.CompoundContext;
import org.sifter.grammar.ShellParser.ConditionCommandContext;
import org.sifter.grammar.ShellParser.ConditionContext;
import org.sifter.grammar.ShellParser.ConditionalContext;
import org.sifter.grammar.ShellParser.ConjunctionContext;
import org.sifter.grammar.ShellParser.ForLoopContext;
import org.sifter.grammar.ShellParser.GroupContext;
import org.sifter.grammar.ShellParser.ListContext;
import org.sifter.grammar.ShellParser.SubshellContext;
import org.sifter.grammar.ShellParser.TermContext;
import org.sifter.grammar.ShellParser.WhileLoopContext;
import org.sifter.source.Span;

/** Makes compound commands of parse trees. */
final class CompoundBuilder {
  private final ScriptText text;
  private final ScriptBuilder scripts;
  private final WordBuilder words;

  /** A builder that leaves lists to {@code scripts} and words to {@code words}. */
  CompoundBuilder(ScriptText text, ScriptBuilder scripts, WordBuilder words) {
    this.text = text;
    this.scripts = scripts;
    this.words = words;
  }

  /**
   * A compound command.
   *
   * @param redirections those that follow it
   * @param span where it stands, with these
   */
  CompoundCommand build(CompoundContext context, List<Redirection> redirections, Span span) {
    if (context instanceof SubshellContext subshell) {
      return new CompoundCommand.Subshell(scripts.script(subshell.list()), redirections, span);
    }
    if (context instanceof GroupContext group) {
      return new CompoundCommand.Group(scripts.script(group.list()), redirections, span);
    }
    if (context instanceof ConditionalContext conditional) {
      return conditional(conditional.list(), redirections, span);
    }
    if (context instanceof WhileLoopContext loop) {
      return new CompoundCommand.While(
          loop.UNTIL() != null,
          scripts.script(loop.list(0)),
          scripts.script(loop.list(1)),
          redirections,
          span);
    }
    if (context instanceof ForLoopContext loop) {
      return loop(loop, redirections, span);
    }
    if (context instanceof CaseCommandContext choice) {
      List<CompoundCommand.Case.Clause> clauses =
          choice.clause().stream().map(this::clause).toList();
      return new CompoundCommand.Case(words.word(choice.word()), clauses, redirections, span);
    }
    if (context instanceof ArithmeticCommandContext command) {
      return new CompoundCommand.ArithmeticCommand(
          expression(command.arithmetic()), redirections, span);
    }
    return new CompoundCommand.ConditionalCommand(
        condition(((ConditionCommandContext) context).condition()), redirections, span);
  }

  private CompoundCommand.If conditional(
      List<ListContext> lists, List<Redirection> redirections, Span span) {
    List<CompoundCommand.If.Branch> branches = new ArrayList<>();
    for (int i = 0; i + 1 < lists.size(); i += 2) {
      branches.add(
          new CompoundCommand.If.Branch(
              scripts.script(lists.get(i)), scripts.script(lists.get(i + 1))));
    }
    Optional<Script> otherwise =
        lists.size() % 2 == 0
            ? Optional.empty()
            : Optional.of(scripts.script(lists.get(lists.size() - 1)));
    return new CompoundCommand.If(branches, otherwise, redirections, span);
  }

  private CompoundCommand loop(ForLoopContext loop, List<Redirection> redirections, Span span) {
    Script body = scripts.script(loop.body().list());
    if (loop.arithmetic() != null) {
      Word header = expression(loop.arithmetic());
      return new CompoundCommand.ArithmeticFor(header, body, redirections, span);
    }
    List<Word> all = loop.word().stream().map(words::word).toList();
    Word name = all.get(0);
    Optional<List<Word>> values =
        loop.IN() == null ? Optional.empty() : Optional.of(all.subList(1, all.size()));
    return loop.SELECT() == null
        ? new CompoundCommand.For(name, values, body, redirections, span)
        : new CompoundCommand.Select(name, values, body, redirections, span);
  }

  private CompoundCommand.Case.Clause clause(ClauseContext clause) {
    Token close = clause.PATTERN_CLOSE().getSymbol();
    return new CompoundCommand.Case.Clause(
        clause.word().stream().map(words::word).toList(),
        scripts.script(Optional.ofNullable(clause.list()), close.getStopIndex() + 1),
        ending(clause),
        span(clause));
  }

  private static CompoundCommand.Case.Ending ending(ClauseContext clause) {
    String symbol = clause.CASE_BREAK() == null ? ";;" : clause.CASE_BREAK().getText();
    return switch (symbol) {
      case ";&" -> CompoundCommand.Case.Ending.FALL_THROUGH;
      case ";;&" -> CompoundCommand.Case.Ending.CONTINUE;
      default -> CompoundCommand.Case.Ending.BREAK;
    };
  }

  private Word expression(ArithmeticContext context) {
    return words.word(
        context.part(),
        context.LEFT_ARITHMETIC().getSymbol().getStopIndex() + 1,
        context.ARITHMETIC_CLOSE().getSymbol().getStartIndex());
  }

  private Condition condition(ConditionContext context) {
    List<Condition> operands = context.conjunction().stream().map(this::conjunction).toList();
    return operands.size() == 1 ? operands.get(0) : new Condition.Or(operands, span(context));
  }

  private Condition conjunction(ConjunctionContext context) {
    List<Condition> operands = context.term().stream().map(this::term).toList();
    return operands.size() == 1 ? operands.get(0) : new Condition.And(operands, span(context));
  }

  private Condition term(TermContext context) {
    Condition condition =
        context.condition() == null
            ? new Condition.Test(
                context.test().children.stream().map(words::conditionWord).toList(),
                span(context.test()))
            : condition(context.condition());
    // Two negations are none.
    return context.BANG().size() % 2 == 0 ? condition : new Condition.Not(condition, span(context));
  }

  private Span span(ParserRuleContext context) {
    return text.span(ScriptBuilder.start(context), ScriptBuilder.end(context));
  }
}
