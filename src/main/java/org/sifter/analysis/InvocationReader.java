package org.sifter.analysis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sifter.script.AndOrList;
import org.sifter.script.Assignment;
import org.sifter.script.Command;
import org.sifter.script.CompoundCommand;
import org.sifter.script.EffectiveCommand;
import org.sifter.script.NestedScript;
import org.sifter.script.ParsedScript;
import org.sifter.script.Pipeline;
import org.sifter.script.Script;
import org.sifter.script.ScriptWalker;
import org.sifter.script.SimpleCommand;
import org.sifter.script.Word;
import org.sifter.script.WordPart;
import org.sifter.source.Span;

/**
 * Goes through a script as its shell would, each branch taken and each loop run once, and keeps the
 * commands with the directory and the variables that they see.
 */
final class InvocationReader extends ScriptWalker {
  private static final int DEEPEST_NESTING = 8;
  private static final Set<String> ASSIGNING =
      Set.of("export", "declare", "typeset", "local", "readonly");

  /** Longer values are not known: those that grow by naming each other would have no end. */
  private static final int LONGEST_VALUE = 2_000;

  private final Moment moment;
  private final ScriptSource source;
  private final StageState state;
  private final int depth;
  private final History<Optional<String>> assigned = new History<>();
  private final Set<String> changed = new LinkedHashSet<>();
  private final List<Invocation> found = new ArrayList<>();
  private final Deque<Subshell> subshells = new ArrayDeque<>();
  private final Deque<ListPlace> lists = new ArrayDeque<>();
  private final Deque<Boolean> branches = new ArrayDeque<>();
  private final Deque<Pipeline> pipelines = new ArrayDeque<>();
  private int place = 1;
  private int conditions;
  private Optional<String> directory;

  private InvocationReader(
      Moment moment, ScriptSource source, StageState state, Optional<String> directory, int depth) {
    this.moment = moment;
    this.source = source;
    this.state = state;
    this.directory = directory;
    this.depth = depth;
  }

  /** What a subshell goes back to when it ends. */
  private record Subshell(int place, Optional<String> directory) {}

  /** The commands of a script, in the order in which the shell comes to them. */
  static List<Invocation> read(
      Script script, Moment moment, ScriptSource source, StageState state) {
    InvocationReader reader =
        new InvocationReader(
            moment, source, state, Optional.of(state.workingDirectory()), /* depth= */ 0);
    reader.walk(script);
    return reader.found;
  }

  @Override
  protected void enter(AndOrList list, int index) {
    if (index == 0) {
      lists.push(new ListPlace(list));
    } else {
      lists.element().next();
    }
  }

  @Override
  protected void leave(AndOrList list) {
    lists.pop();
  }

  @Override
  protected void enter(CompoundCommand.If.Branch branch) {
    branches.push(asksForRoot(branch.condition()));
    conditions++;
  }

  @Override
  protected void leave(CompoundCommand.If.Branch branch) {
    branches.pop();
    conditions--;
  }

  @Override
  protected void enter(Pipeline pipeline) {
    pipelines.push(pipeline);
    // The commands of a pipeline run in subshells of their own.
    if (pipeline.commands().size() > 1) {
      subshells.push(new Subshell(place, directory));
    }
  }

  @Override
  protected void leave(Pipeline pipeline) {
    pipelines.pop();
    if (pipeline.commands().size() > 1) {
      restore(subshells.pop());
    }
  }

  @Override
  protected void enter(Command command) {
    if (command instanceof CompoundCommand.Subshell) {
      subshells.push(new Subshell(place, directory));
    } else if (isConditional(command)) {
      conditions++;
    }
  }

  @Override
  protected void leave(Command command) {
    if (command instanceof CompoundCommand.Subshell) {
      restore(subshells.pop());
    } else if (isConditional(command)) {
      conditions--;
    }
  }

  private static boolean isConditional(Command command) {
    return command instanceof CompoundCommand.While
        || command instanceof CompoundCommand.Case
        || command instanceof CompoundCommand.If;
  }

  private void restore(Subshell subshell) {
    directory = subshell.directory();
    place++;
    changed.forEach(name -> assigned.restore(name, place, subshell.place()));
    place++;
  }

  @Override
  protected void visit(SimpleCommand command) {
    Optional<EffectiveCommand> effective = EffectiveCommand.of(command);
    if (effective.isEmpty()) {
      command.assignments().forEach(this::assign);
      return;
    }
    place++;
    Invocation invocation =
        new Invocation(
            moment,
            source,
            command,
            effective.get(),
            new ShellPosition(state, assigned, place, directory, surrounding(command.span())));
    found.add(invocation);
    script(invocation, effective.get()).ifPresent(this::walkNested);
    if (ASSIGNING.contains(invocation.name())) {
      invocation.arguments().forEach(this::assign);
    } else if (invocation.is("cd", "pushd")) {
      directory = entered(invocation);
    } else if (invocation.is("popd", "unset", "read", "source", ".")) {
      forget(invocation);
    }
  }

  private void forget(Invocation invocation) {
    if (invocation.is("popd")) {
      directory = Optional.empty();
    } else if (invocation.is("read")) {
      invocation.operands().forEach(operand -> assign(operand.value(), Optional.empty()));
    } else if (invocation.is("unset")) {
      invocation.operands().forEach(operand -> assign(operand.value(), Optional.of("")));
    }
  }

  /** The script that a command runs: that of {@code sh -c}, or a here-document for a shell. */
  private static Optional<ParsedScript> script(Invocation invocation, EffectiveCommand effective) {
    Optional<NestedScript> nested = NestedScript.of(effective);
    if (nested.isPresent()) {
      return nested.map(NestedScript::parse);
    }
    boolean readsInput =
        invocation.is("sh", "bash", "dash", "ash")
            && invocation.operands().stream().noneMatch(operand -> !operand.is("-"));
    return readsInput
        ? invocation.simple().redirections().stream()
            .flatMap(redirection -> redirection.hereDocument().stream())
            .findFirst()
            .map(heredoc -> NestedScript.of(heredoc.body()).parse())
        : Optional.empty();
  }

  private void walkNested(ParsedScript script) {
    if (depth < DEEPEST_NESTING) {
      InvocationReader nested = new InvocationReader(moment, source, state, directory, depth + 1);
      nested.walk(script.script());
      found.addAll(nested.found);
    }
  }

  private Optional<String> entered(Invocation cd) {
    Optional<Argument> target = cd.operands().stream().findFirst();
    if (target.isEmpty()) {
      return Optional.of(
          new ShellPosition(state, assigned, place, directory, surrounding(cd.simple().span()))
              .home());
    }
    return target.get().is("-") ? Optional.empty() : cd.path(target.get());
  }

  private void assign(Assignment assignment) {
    boolean plain = !assignment.appends() && assignment.subscript().isEmpty();
    assign(assignment.name(), plain ? value(assignment.value()) : Optional.empty());
  }

  /** An argument of {@code export} and the like. */
  private void assign(Argument argument) {
    String[] pair = argument.value().split("=", 2);
    if (pair.length == 2) {
      assign(pair[0], Optional.of(pair[1]));
    } else if (argument.text().isEmpty()) {
      String name = leadingName(argument.word());
      if (!name.isEmpty()) {
        assign(name, Optional.empty());
      }
    }
  }

  private static String leadingName(Word word) {
    if (word.parts().isEmpty() || !(word.parts().get(0) instanceof WordPart.Literal first)) {
      return "";
    }
    int equals = first.text().indexOf('=');
    return equals > 0 ? first.text().substring(0, equals) : "";
  }

  private Optional<String> value(Word word) {
    return word.value(
        new ShellPosition(state, assigned, place, directory, surrounding(word.span())));
  }

  private void assign(String name, Optional<String> value) {
    place++;
    assigned.set(name, place, value.filter(text -> text.length() <= LONGEST_VALUE));
    if (!subshells.isEmpty()) {
      changed.add(name);
    }
    place++;
  }

  private ShellPosition.Surrounding surrounding(Span command) {
    boolean forRoot = branches.contains(true) || lists.stream().anyMatch(ListPlace::isForRootOnly);
    return new ShellPosition.Surrounding(
        conditions > 0 || lists.stream().anyMatch(ListPlace::followsAlternative),
        lists.stream().anyMatch(ListPlace::failureIsIgnored),
        forRoot,
        pipelines.stream()
            .anyMatch(pipeline -> command.start() >= pipeline.commands().get(0).span().end()),
        !lists.isEmpty() && lists.peek().isPlain(),
        lists.isEmpty() ? Optional.empty() : lists.peek().removal());
  }

  private static boolean asksForRoot(Script condition) {
    return condition.lists().stream()
        .flatMap(list -> list.pipelines().stream())
        .flatMap(pipeline -> pipeline.commands().stream())
        .anyMatch(UserTest::asksForRoot);
  }
}
