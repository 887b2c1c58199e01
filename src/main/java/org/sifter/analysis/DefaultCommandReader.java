package org.sifter.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sifter.plan.ImageConfig;
import org.sifter.script.ParsedScript;
import org.sifter.script.Script;
import org.sifter.source.Span;
import org.sifter.syntax.Command;
import org.sifter.syntax.Instruction;
import org.sifter.syntax.Word;

/** Finds out what an image runs by default. */
final class DefaultCommandReader {
  private final ImageConfig config;
  private final List<StageView> lineage;
  private final ScriptFinder scripts;

  /**
   * A reader for the image that a lineage ends with.
   *
   * @param lineage the stages that make the image, the one on the base image first
   */
  DefaultCommandReader(List<StageView> lineage, ScriptFinder scripts) {
    this.lineage = lineage;
    this.config = lineage.get(lineage.size() - 1).stage().config();
    this.scripts = scripts;
  }

  /** The default command. */
  DefaultCommand read() {
    Optional<Moment> entrypoint =
        config.entrypoint().flatMap(unused -> last(Instruction.Entrypoint.class));
    Optional<Moment> command = config.command().flatMap(unused -> last(Instruction.Cmd.class));
    Moment from = lineage.get(0).beginning();
    Moment moment = entrypoint.or(() -> command).orElse(from);
    List<String> arguments = new ArrayList<>(config.entrypoint().orElse(List.of()));
    arguments.addAll(config.command().orElse(List.of()));
    boolean inherited = entrypoint.isEmpty() && command.isEmpty() && !arguments.isEmpty();
    Span span = inherited ? baseName(from) : argumentsSpan(entrypoint, command, from);
    List<Invocation> invocations =
        script(entrypoint, command, span)
            .map(
                script ->
                    InvocationReader.read(
                        script, moment, ScriptSource.dockerfile(span), stateAtEnd()))
            .orElse(List.of());
    return new DefaultCommand(
        entrypoint,
        command,
        arguments,
        invocations,
        scripts.startedBy(invocations, moment, span, stateAtEnd()),
        span,
        inherited);
  }

  private Optional<Moment> last(Class<? extends Instruction> kind) {
    return lineage.stream()
        .flatMap(stage -> stage.moments().stream())
        .filter(moment -> kind.isInstance(moment.instruction()))
        .reduce((first, second) -> second);
  }

  private StageState stateAtEnd() {
    return lineage.get(lineage.size() - 1).end();
  }

  private static Span baseName(Moment from) {
    return from.as(Instruction.From.class).map(f -> f.image().span()).orElse(from.span());
  }

  private Span argumentsSpan(Optional<Moment> entrypoint, Optional<Moment> command, Moment from) {
    return entrypoint
        .flatMap(moment -> words(moment, config.entrypoint()))
        .or(() -> command.flatMap(moment -> words(moment, config.command())))
        .flatMap(DefaultCommandReader::span)
        .orElse(from.span());
  }

  private static Optional<Span> span(List<Word> words) {
    return words.stream().map(Word::span).reduce(Span::to);
  }

  /** What runs, as a script: the shell form's own, else one command with the arguments. */
  private Optional<Script> script(
      Optional<Moment> entrypoint, Optional<Moment> command, Span span) {
    Optional<Moment> shellForm =
        entrypoint.isPresent() || config.entrypoint().isPresent() ? entrypoint : command;
    Optional<Script> own = shellForm.flatMap(this::shellForm);
    if (own.isPresent()) {
      return own;
    }
    List<Word> words = new ArrayList<>();
    words.addAll(
        entrypoint
            .flatMap(moment -> words(moment, config.entrypoint()))
            .orElse(inherited(config.entrypoint(), span)));
    words.addAll(
        command
            .flatMap(moment -> words(moment, config.command()))
            .orElse(inherited(config.command(), span)));
    return words.isEmpty() ? Optional.empty() : Optional.of(CommandText.script(words));
  }

  private Optional<Script> shellForm(Moment moment) {
    return command(moment)
        .filter(command -> command instanceof Command.ShellForm)
        .flatMap(command -> CommandText.read(command, moment.state().shell()))
        .map(ParsedScript::script);
  }

  /** The arguments of an instruction with their places; all at one place for a shell form. */
  private static Optional<List<Word>> words(Moment moment, Optional<List<String>> values) {
    Optional<Command> command = command(moment);
    if (command.orElse(null) instanceof Command.ExecForm exec) {
      return Optional.of(exec.arguments());
    }
    return command.orElse(null) instanceof Command.ShellForm form
        ? Optional.of(inherited(values, form.text().span()))
        : Optional.empty();
  }

  private static List<Word> inherited(Optional<List<String>> values, Span span) {
    return values.orElse(List.of()).stream().map(text -> new Word(text, span)).toList();
  }

  private static Optional<Command> command(Moment moment) {
    return moment
        .as(Instruction.Entrypoint.class)
        .map(Instruction.Entrypoint::command)
        .or(() -> moment.as(Instruction.Cmd.class).map(Instruction.Cmd::command));
  }
}
