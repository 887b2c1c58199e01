package org.sifter.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sifter.plan.ContainerPaths;
import org.sifter.script.EffectiveCommand;
import org.sifter.script.Redirection;
import org.sifter.script.SimpleCommand;
import org.sifter.script.Variables;
import org.sifter.script.Word;
import org.sifter.source.Span;
import org.sifter.syntax.Command;
import org.sifter.syntax.Instruction;

/**
 * A command that a step or the image runs, and where it does so. What {@code sudo}, {@code env} and
 * the like run counts as the command, and so do the commands of {@code sh -c} and here-documents
 * for a shell.
 */
public final class Invocation {
  private final Moment moment;
  private final ScriptSource source;
  private final SimpleCommand simple;
  private final EffectiveCommand effective;
  private final ShellPosition position;
  private final String name;

  /** Made when a rule first asks, as most commands are only asked for their names. */
  private List<Argument> arguments = List.of();

  private boolean hasArguments;

  Invocation(
      Moment moment,
      ScriptSource source,
      SimpleCommand simple,
      EffectiveCommand effective,
      ShellPosition position) {
    this.moment = moment;
    this.source = source;
    this.simple = simple;
    this.effective = effective;
    this.position = position;
    String path = argument(effective.command()).value();
    this.name = path.substring(path.lastIndexOf('/') + 1);
  }

  /** The instruction that it belongs to; for the default command, the ENTRYPOINT or CMD. */
  public Moment moment() {
    return moment;
  }

  /** Where the script that it stands in comes from. */
  public ScriptSource source() {
    return source;
  }

  /** The command as the shell reads it, with its assignments and redirections. */
  public SimpleCommand simple() {
    return simple;
  }

  /** Where in its script it stands: in which directory, with which variables, in which branch. */
  public ShellPosition position() {
    return position;
  }

  /** The name of the command without directories; empty when it is not known. */
  public String name() {
    return name;
  }

  /** The command as it is written, with its directories. */
  public Argument program() {
    return argument(effective.command());
  }

  /** Whether it is one of the commands with these names. */
  public boolean is(String... names) {
    return Arrays.asList(names).contains(name());
  }

  /** The names of the commands that it is run through, such as {@code sudo} and {@code env}. */
  public List<String> prefixes() {
    return effective.prefixes();
  }

  /** Its arguments; the words of a variable's value are arguments of their own. */
  public List<Argument> arguments() {
    if (!hasArguments) {
      arguments = readArguments();
      hasArguments = true;
    }
    return arguments;
  }

  private List<Argument> readArguments() {
    List<Argument> read = new ArrayList<>();
    for (Word word : effective.arguments()) {
      Optional<List<String>> fields = word.fields(variables());
      if (fields.isPresent()) {
        fields.get().forEach(text -> read.add(new Argument(Optional.of(text), word)));
      } else {
        read.add(argument(word));
      }
    }
    return List.copyOf(read);
  }

  /** The arguments that are no options, in their order; all that follow {@code --} are operands. */
  public List<Argument> operands() {
    List<Argument> operands = new ArrayList<>();
    boolean optionsEnded = false;
    for (Argument argument : arguments()) {
      if (!optionsEnded && argument.is("--")) {
        optionsEnded = true;
      } else if (optionsEnded || !argument.isOption()) {
        operands.add(argument);
      }
    }
    return operands;
  }

  /** The texts of all arguments; an empty one for an argument that is not known. */
  public List<String> texts() {
    return arguments().stream().map(Argument::value).toList();
  }

  /** Its first operand, which many commands use as the name of a sub-command. */
  public String subcommand() {
    return operands().stream().findFirst().map(Argument::value).orElse("");
  }

  /**
   * Whether it has an option.
   *
   * @param names a letter such as {@code r}, which may stand among others behind one dash, or a
   *     long option without its dashes, whose value does not count
   */
  public boolean hasOption(String... names) {
    return option(names).isPresent();
  }

  /** The first of its arguments that is, or holds, one of these options; see {@link #hasOption}. */
  public Optional<Argument> option(String... names) {
    List<String> wanted = Arrays.asList(names);
    for (Argument argument : arguments()) {
      String text = argument.value();
      if (text.equals("--")) {
        break;
      }
      boolean found =
          text.startsWith("--")
              ? wanted.contains(text.substring(2).split("=", 2)[0])
              : argument.isOption()
                  && (wanted.contains(text.substring(1))
                      || text.substring(1).chars().anyMatch(c -> wanted.contains("" + (char) c)));
      if (found) {
        return Optional.of(argument);
      }
    }
    return Optional.empty();
  }

  /**
   * The value of an option, as in {@code -o file}, {@code -ofile}, {@code --out file} and {@code
   * --out=file}.
   *
   * @param names a letter, or a long option without its dashes
   */
  public Optional<Argument> optionValue(String... names) {
    List<String> wanted = Arrays.asList(names);
    List<Argument> arguments = arguments();
    for (int i = 0; i < arguments.size(); i++) {
      Argument argument = arguments.get(i);
      String text = argument.value();
      String option =
          text.startsWith("--") ? text.substring(2) : argument.isOption() ? text.substring(1) : "";
      String[] parts = option.split("=", 2);
      if (wanted.contains(parts[0]) && parts.length == 2) {
        return Optional.of(new Argument(Optional.of(parts[1]), argument.word()));
      }
      if (wanted.contains(option) && i + 1 < arguments.size()) {
        return Optional.of(arguments.get(i + 1));
      }
      boolean joined = !text.startsWith("--") && option.length() > 1;
      if (joined && wanted.contains(option.substring(0, 1))) {
        return Optional.of(new Argument(Optional.of(option.substring(1)), argument.word()));
      }
    }
    return Optional.empty();
  }

  /**
   * A file that an argument names: absolute and clean, patterns as written, a slash at its end
   * gone. Empty when that is not known.
   */
  public Optional<String> path(Argument argument) {
    if (argument.text().isEmpty() || argument.value().isEmpty()) {
      return Optional.empty();
    }
    String text = argument.value();
    if (argument.word().beginsWithTilde()) {
      if (!text.equals("~") && !text.startsWith("~/")) {
        return Optional.empty();
      }
      text = position.home() + text.substring(1);
    }
    if (text.startsWith("/")) {
      return Optional.of(ContainerPaths.clean(text));
    }
    String relative = text;
    return position.directory().map(dir -> ContainerPaths.clean(dir + "/" + relative));
  }

  /** The files that a redirection writes, e.g. {@code /etc/x} for {@code > /etc/x}. */
  public List<Argument> writtenFiles() {
    return simple.redirections().stream()
        .filter(Invocation::writes)
        .map(redirection -> argument(redirection.target()))
        .toList();
  }

  /** What is known of the variables where it stands. */
  public Variables variables() {
    return position;
  }

  /** An argument, or another word of the command, with its variables replaced. */
  public Argument argument(Word word) {
    return new Argument(word.value(variables()), word);
  }

  /** Whether a variable is set for it: by ENV, ARG, an earlier assignment, or before its name. */
  public boolean sees(String variable) {
    return position.isSet(variable)
        || simple.assignments().stream().anyMatch(a -> a.name().equals(variable))
        || simple.words().stream()
            .map(word -> word.value(variables()).orElse(""))
            .takeWhile(text -> !text.equals(program().value()))
            .anyMatch(text -> text.startsWith(variable + "="));
  }

  /** Whether its words are the strings of a JSON array, rather than read by a shell. */
  public boolean isExecForm() {
    return command(moment.instruction())
        .filter(Command.ExecForm.class::isInstance)
        .map(exec -> ((Command.ExecForm) exec).arguments())
        .filter(arguments -> !arguments.isEmpty())
        .filter(arguments -> arguments.get(0).span().equals(simple.words().get(0).span()))
        .isPresent();
  }

  private static Optional<Command> command(Instruction instruction) {
    if (instruction instanceof Instruction.Run run) {
      return Optional.of(run.command());
    }
    if (instruction instanceof Instruction.Cmd cmd) {
      return Optional.of(cmd.command());
    }
    return instruction instanceof Instruction.Entrypoint entrypoint
        ? Optional.of(entrypoint.command())
        : Optional.empty();
  }

  /** Where to tell the user of it: the command with its arguments. */
  public Span span() {
    List<Word> words = effective.arguments();
    Span first = effective.command().span();
    Span last = words.isEmpty() ? first : words.get(words.size() - 1).span();
    return source.shown(first.to(last));
  }

  /** Where to tell the user of its name. */
  public Span nameSpan() {
    return source.shown(effective.command().span());
  }

  /** Where to tell the user of an argument. */
  public Span span(Argument argument) {
    return source.shown(argument.word().span());
  }

  /** An argument and the blanks before it, for it to be taken away. */
  public Span spanWithBlanks(Argument argument) {
    Span span = argument.word().span();
    int start = effective.command().span().end();
    for (Word word : effective.arguments()) {
      if (word.span().end() <= span.start()) {
        start = word.span().end();
      }
    }
    return source.shown(new Span(Math.min(start, span.start()), span.end()));
  }

  /** Where to tell the user of all of it, with what runs it, assignments and redirections. */
  public Span wholeSpan() {
    return source.shown(simple.span());
  }

  /**
   * What to take out of the Dockerfile so that the command is gone from its list: it, with the
   * {@code &&} before or behind it. Empty when it is not one of several commands joined by {@code
   * &&}, or does not stand in the Dockerfile as it is run.
   */
  public Optional<Span> removal() {
    return source.isDockerfile() ? position.removal() : Optional.empty();
  }

  /**
   * Where it stands when that is a file of the build context, as text for messages, e.g. {@code "
   * (start.sh:12)"}; empty when it stands in the Dockerfile.
   */
  public String place() {
    return source.place(simple.span()).map(place -> " (" + place + ")").orElse("");
  }

  private static boolean writes(Redirection redirection) {
    return Stream.of(">", ">>", ">|", "&>", "&>>", "<>").anyMatch(redirection.operator()::equals);
  }

  @Override
  public String toString() {
    return name() + " " + String.join(" ", texts());
  }
}
