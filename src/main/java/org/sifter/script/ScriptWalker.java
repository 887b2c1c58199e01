package org.sifter.script;

import java.util.ArrayList;
import java.util.List;

/**
 * Goes over all that is in a script, in the order in which the shell comes to it: what is
 * substituted in the words of a command comes before the command, the body of a function where it
 * is defined. Each branch is taken, each loop run once. Subclasses say what is done on the way.
 */
public abstract class ScriptWalker {
  private final CommandVisitor<Void> commands = new Commands();
  private final WordPartVisitor<Void> parts = new Parts();

  /** A walker that has not gone anywhere. */
  protected ScriptWalker() {}

  /** All simple commands of a script. */
  public static List<SimpleCommand> simpleCommands(Script script) {
    List<SimpleCommand> found = new ArrayList<>();
    new ScriptWalker() {
      @Override
      protected void visit(SimpleCommand command) {
        found.add(command);
      }
    }.walk(script);
    return found;
  }

  /** Goes over {@code script}. */
  public final void walk(Script script) {
    for (AndOrList list : script.lists()) {
      for (int i = 0; i < list.pipelines().size(); i++) {
        enter(list, i);
        walk(list.pipelines().get(i));
      }
      leave(list);
    }
  }

  private void walk(Pipeline pipeline) {
    enter(pipeline);
    pipeline.commands().forEach(this::walk);
    leave(pipeline);
  }

  /** Goes over a command and all that is in it. */
  public final void walk(Command command) {
    enter(command);
    command.accept(commands);
    leave(command);
  }

  /** Called before the pipeline at {@code index} of a list. */
  protected void enter(AndOrList list, int index) {}

  /** Called after the last pipeline of a list. */
  protected void leave(AndOrList list) {}

  /** Called before what is run when the condition of a branch of {@code if} succeeds. */
  protected void enter(CompoundCommand.If.Branch branch) {}

  /** Called after what is run when the condition of a branch of {@code if} succeeds. */
  protected void leave(CompoundCommand.If.Branch branch) {}

  /** Called before a pipeline. */
  protected void enter(Pipeline pipeline) {}

  /** Called after a pipeline. */
  protected void leave(Pipeline pipeline) {}

  /** Called before a command, of any kind, and what it holds. */
  protected void enter(Command command) {}

  /** Called after a command and what it holds. */
  protected void leave(Command command) {}

  /** Called for a simple command, after its words. */
  protected void visit(SimpleCommand command) {}

  /** Called for a redirection, after its words. */
  protected void visit(Redirection redirection) {}

  /** Called for a word of any kind, before what is substituted in it. */
  protected void visit(Word word) {}

  /** Called for a part of a word, before what is substituted in it. */
  protected void visit(WordPart part) {}

  private void walk(Word word) {
    visit(word);
    walk(word.parts());
  }

  private void walk(List<WordPart> list) {
    for (WordPart part : list) {
      visit(part);
      part.accept(parts);
    }
  }

  private void walk(Condition condition) {
    if (condition instanceof Condition.Or or) {
      or.operands().forEach(this::walk);
    } else if (condition instanceof Condition.And and) {
      and.operands().forEach(this::walk);
    } else if (condition instanceof Condition.Not not) {
      walk(not.operand());
    } else {
      ((Condition.Test) condition).words().forEach(this::walk);
    }
  }

  private Void redirections(Command command) {
    for (Redirection redirection : command.redirections()) {
      walk(redirection.target());
      redirection.hereDocument().ifPresent(hereDocument -> walk(hereDocument.body()));
      visit(redirection);
    }
    return null;
  }

  private final class Commands implements CommandVisitor<Void> {
    @Override
    public Void visit(SimpleCommand command) {
      command.words().forEach(ScriptWalker.this::walk);
      redirections(command);
      for (Assignment assignment : command.assignments()) {
        assignment.subscript().ifPresent(ScriptWalker.this::walk);
        walk(assignment.value());
      }
      ScriptWalker.this.visit(command);
      return null;
    }

    @Override
    public Void visit(FunctionDefinition command) {
      walk(command.name());
      enter(command.body());
      command.body().accept(this);
      leave(command.body());
      return null;
    }

    @Override
    public Void visit(CompoundCommand.Subshell command) {
      redirections(command);
      walk(command.body());
      return null;
    }

    @Override
    public Void visit(CompoundCommand.Group command) {
      redirections(command);
      walk(command.body());
      return null;
    }

    @Override
    public Void visit(CompoundCommand.If command) {
      redirections(command);
      for (CompoundCommand.If.Branch branch : command.branches()) {
        walk(branch.condition());
        enter(branch);
        walk(branch.body());
        leave(branch);
      }
      command.otherwise().ifPresent(ScriptWalker.this::walk);
      return null;
    }

    @Override
    public Void visit(CompoundCommand.For command) {
      redirections(command);
      walk(command.name());
      command.words().ifPresent(words -> words.forEach(ScriptWalker.this::walk));
      walk(command.body());
      return null;
    }

    @Override
    public Void visit(CompoundCommand.ArithmeticFor command) {
      redirections(command);
      walk(command.header());
      walk(command.body());
      return null;
    }

    @Override
    public Void visit(CompoundCommand.Select command) {
      redirections(command);
      walk(command.name());
      command.words().ifPresent(words -> words.forEach(ScriptWalker.this::walk));
      walk(command.body());
      return null;
    }

    @Override
    public Void visit(CompoundCommand.While command) {
      redirections(command);
      walk(command.condition());
      walk(command.body());
      return null;
    }

    @Override
    public Void visit(CompoundCommand.Case command) {
      redirections(command);
      walk(command.subject());
      for (CompoundCommand.Case.Clause clause : command.clauses()) {
        clause.patterns().forEach(ScriptWalker.this::walk);
        walk(clause.body());
      }
      return null;
    }

    @Override
    public Void visit(CompoundCommand.ArithmeticCommand command) {
      redirections(command);
      walk(command.expression());
      return null;
    }

    @Override
    public Void visit(CompoundCommand.ConditionalCommand command) {
      redirections(command);
      walk(command.condition());
      return null;
    }
  }

  private final class Parts implements WordPartVisitor<Void> {
    @Override
    public Void visit(WordPart.Literal part) {
      return null;
    }

    @Override
    public Void visit(WordPart.Escaped part) {
      return null;
    }

    @Override
    public Void visit(WordPart.SingleQuoted part) {
      return null;
    }

    @Override
    public Void visit(WordPart.AnsiQuoted part) {
      return null;
    }

    @Override
    public Void visit(WordPart.DoubleQuoted part) {
      walk(part.parts());
      return null;
    }

    @Override
    public Void visit(WordPart.Parameter part) {
      part.subscript().ifPresent(ScriptWalker.this::walk);
      part.operand().ifPresent(ScriptWalker.this::walk);
      return null;
    }

    @Override
    public Void visit(WordPart.CommandSubstitution part) {
      walk(part.script());
      return null;
    }

    @Override
    public Void visit(WordPart.ArithmeticExpansion part) {
      walk(part.expression());
      return null;
    }

    @Override
    public Void visit(WordPart.ProcessSubstitution part) {
      walk(part.script());
      return null;
    }

    @Override
    public Void visit(WordPart.ExtendedPattern part) {
      walk(part.parts());
      return null;
    }

    @Override
    public Void visit(WordPart.Array part) {
      part.elements().forEach(ScriptWalker.this::walk);
      return null;
    }
  }
}
