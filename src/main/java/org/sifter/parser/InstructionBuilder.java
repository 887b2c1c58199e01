package org.sifter.parser;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.sifter.diag.DiagnosticLog;
import org.sifter.grammar.DockerfileLexer;
import org.sifter.source.Blanks;
import org.sifter.source.Span;
import org.sifter.syntax.BuildArgument;
import org.sifter.syntax.Command;
import org.sifter.syntax.Flag;
import org.sifter.syntax.Heredoc;
import org.sifter.syntax.Instruction;
import org.sifter.syntax.KeyValue;
import org.sifter.syntax.Keyword;
import org.sifter.syntax.Origin;
import org.sifter.syntax.Trigger;
import org.sifter.syntax.Word;

/**
 * Makes the record of one instruction from its parse tree, and checks what the grammar lets
 * through. Follows BuildKit's {@code instructions/parse.go} in what is refused.
 */
final class InstructionBuilder {
  private static final Pattern STAGE_NAME = Pattern.compile("[a-z][a-z0-9-_.]*");
  private static final Pattern BLANKS = Pattern.compile("[\\t\\x0B\\f\\r ]+");

  private final SyntaxBuilder reader;
  private final Keyword keyword;
  private final Origin origin;
  private final List<Flag> flags;
  private final List<Heredoc> heredocs;
  private final DiagnosticLog log;

  InstructionBuilder(
      SyntaxBuilder reader,
      Keyword keyword,
      Origin origin,
      List<Flag> flags,
      List<Heredoc> heredocs,
      DiagnosticLog log) {
    this.reader = reader;
    this.keyword = keyword;
    this.origin = origin;
    this.flags = flags;
    this.heredocs = heredocs;
    this.log = log;
  }

  /** The record; empty when something has been reported. */
  Optional<Instruction> build(ParserRuleContext tree) {
    return switch (keyword) {
      case ADD, COPY -> paths(tree).flatMap(this::transfer);
      case ARG -> buildArguments(tree);
      case CMD -> command(tree).map(c -> new Instruction.Cmd(origin, flags, c));
      case ENTRYPOINT -> command(tree).map(c -> new Instruction.Entrypoint(origin, flags, c));
      case ENV -> pairs(tree).map(p -> new Instruction.Env(origin, flags, p));
      case EXPOSE -> words(tree).map(w -> new Instruction.Expose(origin, flags, w));
      case FROM -> from(reader.words(tree, DockerfileLexer.WORD));
      case HEALTHCHECK -> healthcheck(tree);
      case LABEL -> pairs(tree).map(p -> new Instruction.Label(origin, flags, p));
      case MAINTAINER -> text(tree, "NAME").map(t -> new Instruction.Maintainer(origin, flags, t));
      case ONBUILD -> onbuild(tree);
      case RUN -> run(tree);
      case SHELL -> shell(tree);
      case STOPSIGNAL ->
          text(tree, "SIGNAL").map(t -> new Instruction.Stopsignal(origin, flags, t));
      case USER -> text(tree, "NAME[:GROUP]").map(t -> new Instruction.User(origin, flags, t));
      case VOLUME -> volume(tree);
      case WORKDIR -> text(tree, "PATH").map(t -> new Instruction.Workdir(origin, flags, t));
    };
  }

  private Optional<Instruction> from(List<Word> words) {
    if (words.size() == 1) {
      return Optional.of(new Instruction.From(origin, flags, words.get(0), Optional.empty()));
    }
    if (words.size() != 3 || !words.get(1).text().equalsIgnoreCase("as")) {
      Span span = words.size() > 1 ? words.get(1).span() : origin.keyword();
      return refuse(SyntaxCode.FROM_ARGUMENTS, span);
    }
    Word name = words.get(2);
    if (!STAGE_NAME.matcher(name.text().toLowerCase(Locale.ROOT)).matches()) {
      return refuse(SyntaxCode.STAGE_NAME, name.span(), name.text());
    }
    return Optional.of(new Instruction.From(origin, flags, words.get(0), Optional.of(name)));
  }

  private Optional<Instruction> buildArguments(ParserRuleContext tree) {
    List<BuildArgument> arguments = new ArrayList<>();
    for (TerminalNode node : SyntaxBuilder.terminals(tree, DockerfileLexer.ASSIGNMENT)) {
      Token word = node.getSymbol();
      int start = word.getStartIndex();
      int end = word.getStopIndex() + 1;
      int equals = word.getText().indexOf('=');
      if (equals == 0) {
        return refuse(SyntaxCode.BLANK_NAME, reader.span(word), keyword.name());
      }
      arguments.add(
          equals < 0
              ? new BuildArgument(reader.word(start, end), Optional.empty())
              : new BuildArgument(
                  reader.word(start, start + equals),
                  Optional.of(reader.word(start + equals + 1, end))));
    }
    return arguments.isEmpty()
        ? refuseMissing("Write ARG NAME or ARG NAME=DEFAULT.")
        : Optional.of(new Instruction.Arg(origin, flags, arguments));
  }

  private Optional<List<KeyValue>> pairs(ParserRuleContext tree) {
    List<TerminalNode> words = SyntaxBuilder.terminals(tree, DockerfileLexer.ASSIGNMENT);
    if (words.isEmpty()) {
      return refuseMissing("Write " + keyword.name() + " name=value.");
    }
    Token first = words.get(0).getSymbol();
    if (first.getText().indexOf('=') < 0) {
      return legacyPair(first);
    }
    List<KeyValue> pairs = new ArrayList<>();
    for (TerminalNode node : words) {
      Token word = node.getSymbol();
      int start = word.getStartIndex();
      int end = word.getStopIndex() + 1;
      int equals = word.getText().indexOf('=');
      if (equals < 0) {
        return refuse(SyntaxCode.MISSING_EQUALS, reader.span(word), word.getText());
      }
      if (equals == 0) {
        return refuse(SyntaxCode.BLANK_NAME, reader.span(word), keyword.name());
      }
      pairs.add(
          new KeyValue(
              reader.word(start, start + equals),
              reader.word(start + equals + 1, end),
              /* legacy= */ false));
    }
    return Optional.of(pairs);
  }

  /**
   * The form {@code ENV key rest of the line}, whose key ends at the first blank even in quotes.
   */
  private Optional<List<KeyValue>> legacyPair(Token first) {
    int start = first.getStartIndex();
    int end = reader.argumentsEnd();
    String rest = reader.word(start, end).text();
    String[] parts = BLANKS.split(rest, 2);
    if (parts.length < 2) {
      return refuse(SyntaxCode.MISSING_VALUE, reader.span(first), keyword.name(), keyword.name());
    }
    return Optional.of(
        List.of(
            new KeyValue(
                reader.word(start, start + parts[0].length()),
                reader.word(end - parts[1].length(), end),
                /* legacy= */ true)));
  }

  private Optional<List<Word>> paths(ParserRuleContext tree) {
    return SyntaxBuilder.array(tree)
        .map(reader::strings)
        .orElseGet(() -> Optional.of(reader.words(tree, DockerfileLexer.WORD)));
  }

  private Optional<Instruction> transfer(List<Word> paths) {
    if (paths.size() < 2) {
      return refuse(SyntaxCode.NO_DESTINATION, origin.keyword(), keyword.name(), keyword.name());
    }
    Word destination = paths.get(paths.size() - 1);
    if (reader.heredoc(destination.text()).isPresent()) {
      return refuse(SyntaxCode.HEREDOC_DESTINATION, destination.span(), keyword.name());
    }
    List<Word> sources = new ArrayList<>();
    List<Heredoc> files = new ArrayList<>();
    for (Word source : paths.subList(0, paths.size() - 1)) {
      Optional<HeredocWords.Announced> heredoc = reader.heredoc(source.text());
      if (heredoc.isPresent()) {
        files.add(withBody(heredoc.get().withoutBody(source.span())));
      } else {
        sources.add(source);
      }
    }
    return Optional.of(
        keyword == Keyword.ADD
            ? new Instruction.Add(origin, flags, sources, destination, files)
            : new Instruction.Copy(origin, flags, sources, destination, files));
  }

  /** A here-document with the body of the last one of its name, as BuildKit looks it up. */
  private Heredoc withBody(Heredoc word) {
    return heredocs.stream()
        .filter(heredoc -> heredoc.name().equals(word.name()))
        .reduce((first, second) -> second)
        .map(
            last ->
                new Heredoc(
                    word.name(),
                    last.content(),
                    word.expand(),
                    word.stripTabs(),
                    word.span(),
                    last.body()))
        .orElse(word);
  }

  private Optional<Instruction> run(ParserRuleContext tree) {
    Optional<Command> command = command(tree);
    return new RunFlags(log).verify(flags)
        ? command.map(c -> new Instruction.Run(origin, flags, c))
        : Optional.empty();
  }

  private Optional<Command> command(ParserRuleContext tree) {
    return reader.command(tree, heredocs);
  }

  private Optional<Instruction> shell(ParserRuleContext tree) {
    Optional<Command> command = command(tree);
    if (command.isEmpty()) {
      return Optional.empty();
    }
    if (isEmpty(command.get(), tree)) {
      return refuseMissing("Write SHELL [\"/bin/bash\", \"-c\"].");
    }
    return command.get() instanceof Command.ExecForm exec
        ? Optional.of(new Instruction.Shell(origin, flags, exec.arguments()))
        : refuse(SyntaxCode.SHELL_NOT_JSON, reader.argumentsSpan(tree));
  }

  private Optional<Instruction> healthcheck(ParserRuleContext tree) {
    Optional<Word> type = reader.words(tree, DockerfileLexer.TYPE).stream().findFirst();
    if (type.isEmpty()) {
      return refuseMissing("Write HEALTHCHECK CMD COMMAND or HEALTHCHECK NONE.");
    }
    Optional<Command> command = command(tree);
    if (command.isEmpty()) {
      return Optional.empty();
    }
    boolean empty = isEmpty(command.get(), tree);
    return switch (type.get().text().toUpperCase(Locale.ROOT)) {
      case "NONE" ->
          empty
              ? Optional.of(new Instruction.Healthcheck(origin, List.of(), Optional.empty()))
              : refuse(SyntaxCode.HEALTHCHECK_NONE, reader.argumentsSpan(tree));
      case "CMD" -> {
        boolean good = new HealthcheckFlags(log).verify(flags);
        if (empty) {
          yield refuse(SyntaxCode.HEALTHCHECK_COMMAND, type.get().span());
        }
        yield good
            ? Optional.of(new Instruction.Healthcheck(origin, flags, command))
            : Optional.empty();
      }
      default -> refuse(SyntaxCode.HEALTHCHECK_TYPE, type.get().span(), type.get().text());
    };
  }

  private static boolean isEmpty(Command command, ParserRuleContext tree) {
    return command instanceof Command.ExecForm exec
        ? exec.arguments().isEmpty()
        : SyntaxBuilder.rest(tree).isEmpty();
  }

  private Optional<Instruction> onbuild(ParserRuleContext tree) {
    Optional<Token> rest = SyntaxBuilder.rest(tree);
    if (rest.isEmpty()) {
      return refuseMissing("Write ONBUILD and the instruction that later builds shall run.");
    }
    Trigger trigger = reader.trigger(origin, heredocs);
    String word = BLANKS.split(rest.get().getText(), 2)[0].toUpperCase(Locale.ROOT);
    if (word.equals("ONBUILD") || word.equals("FROM") || word.equals("MAINTAINER")) {
      return refuse(SyntaxCode.TRIGGER_NOT_ALLOWED, reader.span(rest.get()), word);
    }
    return reader.hasReadableArguments(rest.get())
        ? Optional.of(new Instruction.Onbuild(origin, flags, trigger))
        : Optional.empty();
  }

  private Optional<Instruction> volume(ParserRuleContext tree) {
    Optional<List<Word>> read = paths(tree);
    if (read.isEmpty()) {
      return Optional.empty();
    }
    if (read.get().isEmpty()) {
      return refuseMissing("Name a directory of the image.");
    }
    for (Word path : read.get()) {
      if (Blanks.trim(path.text()).isEmpty()) {
        return refuse(SyntaxCode.EMPTY_VOLUME, path.span());
      }
    }
    return Optional.of(new Instruction.Volume(origin, flags, read.get()));
  }

  private Optional<List<Word>> words(ParserRuleContext tree) {
    List<Word> words = reader.words(tree, DockerfileLexer.WORD);
    return words.isEmpty()
        ? refuseMissing("Name a port, such as 8080 or 53/udp.")
        : Optional.of(words);
  }

  private Optional<Word> text(ParserRuleContext tree, String what) {
    Optional<Word> text =
        SyntaxBuilder.rest(tree)
            .map(token -> reader.word(token.getStartIndex(), token.getStopIndex() + 1));
    return text.isPresent() ? text : refuseMissing("Write " + keyword.name() + " " + what + ".");
  }

  private <T> Optional<T> refuseMissing(String remedy) {
    return refuse(SyntaxCode.MISSING_ARGUMENT, origin.keyword(), keyword.name(), remedy);
  }

  private <T> Optional<T> refuse(SyntaxCode code, Span span, String... arguments) {
    log.report(code, span, arguments);
    return Optional.empty();
  }
}
