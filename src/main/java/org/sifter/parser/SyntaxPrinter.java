package org.sifter.parser;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sifter.syntax.BuildArgument;
import org.sifter.syntax.Command;
import org.sifter.syntax.Comment;
import org.sifter.syntax.Dockerfile;
import org.sifter.syntax.Flag;
import org.sifter.syntax.Heredoc;
import org.sifter.syntax.Instruction;
import org.sifter.syntax.InstructionVisitor;
import org.sifter.syntax.KeyValue;
import org.sifter.syntax.ParserDirective;
import org.sifter.syntax.Word;

/** Writes a {@code Dockerfile} as text that the parser reads back to the same instructions. */
public final class SyntaxPrinter implements InstructionVisitor<String> {
  private final char escape;
  private List<Heredoc> bodies = List.of();

  private SyntaxPrinter(char escape) {
    this.escape = escape;
  }

  /** The text of a Dockerfile: one instruction after the other, each below its comments. */
  public static String print(Dockerfile dockerfile) {
    StringBuilder text = new StringBuilder();
    for (ParserDirective directive : dockerfile.directives()) {
      text.append("# ").append(directive.name()).append('=').append(directive.value()).append('\n');
    }
    SyntaxPrinter printer = new SyntaxPrinter(dockerfile.escape());
    for (Instruction instruction : dockerfile.instructions()) {
      text.append('\n');
      for (Comment comment : instruction.origin().comments()) {
        text.append("# ").append(comment.text()).append('\n');
      }
      text.append(printer.print(instruction));
    }
    return text.toString();
  }

  private String print(Instruction instruction) {
    bodies = List.of();
    String arguments = instruction.accept(this);
    String line =
        instruction.keyword().name() + flags(instruction.flags(), arguments) + " " + arguments;
    StringBuilder text = new StringBuilder(endsLine(line) ? line : line + "\f").append('\n');
    for (Heredoc heredoc : bodies) {
      text.append(heredoc.content()).append(heredoc.name()).append('\n');
    }
    return text.toString();
  }

  /** Whether a line end behind the line would end it: no single escape character joins it on. */
  private boolean endsLine(String line) {
    int last = line.length() - 1;
    return last < 0 || line.charAt(last) != escape || (last > 0 && line.charAt(last - 1) == escape);
  }

  private String flags(List<Flag> flags, String arguments) {
    StringBuilder text = new StringBuilder();
    for (Flag flag : flags) {
      text.append(" --").append(flag.name());
      flag.value().ifPresent(value -> text.append('=').append(escaped(value)));
    }
    return arguments.startsWith("--") ? text + " --" : text.toString();
  }

  private String escaped(String value) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == escape || c == '"' || c == '\'' || Character.isWhitespace(c)) {
        text.append(escape);
      }
      text.append(c);
    }
    return text.toString();
  }

  @Override
  public String visitAdd(Instruction.Add add) {
    return transfer(add.sources(), add.heredocs(), add.destination());
  }

  @Override
  public String visitCopy(Instruction.Copy copy) {
    return transfer(copy.sources(), copy.heredocs(), copy.destination());
  }

  private String transfer(List<Word> sources, List<Heredoc> heredocs, Word destination) {
    List<Word> words = new ArrayList<>(sources);
    words.add(destination);
    if (heredocs.isEmpty()) {
      return paths(words);
    }
    bodies = heredocs;
    // They come first: between the others they might stand in quotes that span several words.
    return heredocs.stream().map(h -> announce(h) + " ").collect(Collectors.joining())
        + sources.stream().map(word -> word.text() + " ").collect(Collectors.joining())
        + destination.text();
  }

  private static String announce(Heredoc heredoc) {
    String name = heredoc.expand() ? heredoc.name() : "\"" + heredoc.name() + "\"";
    return "<<" + (heredoc.stripTabs() ? "-" : "") + name;
  }

  private static String paths(List<Word> words) {
    boolean plain =
        !words.isEmpty()
            && !words.get(0).text().startsWith("[")
            && words.stream()
                .noneMatch(
                    word ->
                        word.text().isEmpty()
                            || word.text().contains("<<") // a blank behind it may make it announce
                            || word.text().chars().anyMatch(Character::isWhitespace));
    return plain ? words.stream().map(Word::text).collect(Collectors.joining(" ")) : json(words);
  }

  private static String json(List<Word> words) {
    return words.stream()
        .map(word -> JsonStrings.encode(word.text()))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  @Override
  public String visitArg(Instruction.Arg arg) {
    return arg.arguments().stream()
        .map(SyntaxPrinter::buildArgument)
        .collect(Collectors.joining(" "));
  }

  private static String buildArgument(BuildArgument argument) {
    return argument.name().text()
        + argument.defaultValue().map(value -> "=" + value.text()).orElse("");
  }

  @Override
  public String visitCmd(Instruction.Cmd cmd) {
    return command(cmd.command());
  }

  @Override
  public String visitEntrypoint(Instruction.Entrypoint entrypoint) {
    return command(entrypoint.command());
  }

  @Override
  public String visitRun(Instruction.Run run) {
    return command(run.command());
  }

  private String command(Command command) {
    if (command instanceof Command.ExecForm exec) {
      return json(exec.arguments());
    }
    if (command instanceof Command.Script script) {
      bodies = List.of(script.heredoc());
      return announce(script.heredoc());
    }
    Command.ShellForm shell = (Command.ShellForm) command;
    bodies = shell.heredocs();
    StringBuilder text = new StringBuilder(shell.text().text());
    List<Integer> breaks = shell.lineBreaks();
    for (int i = breaks.size() - 1; i >= 0; i--) {
      text.insert(breaks.get(i), escape + "\n");
    }
    return text.toString();
  }

  @Override
  public String visitEnv(Instruction.Env env) {
    return pairs(env.variables());
  }

  @Override
  public String visitLabel(Instruction.Label label) {
    return pairs(label.labels());
  }

  private static String pairs(List<KeyValue> pairs) {
    return pairs.stream()
        .map(p -> p.key().text() + (p.legacy() ? " " : "=") + p.value().text())
        .collect(Collectors.joining(" "));
  }

  @Override
  public String visitExpose(Instruction.Expose expose) {
    return expose.ports().stream().map(Word::text).collect(Collectors.joining(" "));
  }

  @Override
  public String visitFrom(Instruction.From from) {
    return from.image().text() + from.stageName().map(name -> " AS " + name.text()).orElse("");
  }

  @Override
  public String visitHealthcheck(Instruction.Healthcheck healthcheck) {
    Optional<Command> command = healthcheck.command();
    return command.isEmpty() ? "NONE" : "CMD " + command(command.get());
  }

  @Override
  public String visitMaintainer(Instruction.Maintainer maintainer) {
    return maintainer.author().text();
  }

  @Override
  public String visitOnbuild(Instruction.Onbuild onbuild) {
    return onbuild.trigger().text();
  }

  @Override
  public String visitShell(Instruction.Shell shell) {
    return json(shell.shell());
  }

  @Override
  public String visitStopsignal(Instruction.Stopsignal stopsignal) {
    return stopsignal.signal().text();
  }

  @Override
  public String visitUser(Instruction.User user) {
    return user.user().text();
  }

  @Override
  public String visitVolume(Instruction.Volume volume) {
    return paths(volume.paths());
  }

  @Override
  public String visitWorkdir(Instruction.Workdir workdir) {
    return workdir.path().text();
  }
}
