package org.sifter.parser;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.sifter.diag.Code;
import org.sifter.diag.Diagnostic;
import org.sifter.diag.DiagnosticLog;
import org.sifter.grammar.DockerfileLexer;
import org.sifter.grammar.DockerfileParser;
import org.sifter.grammar.InstructionTokens;
import org.sifter.shell.Suggestion;
import org.sifter.source.Blanks;
import org.sifter.source.Span;
import org.sifter.syntax.Command;
import org.sifter.syntax.Comment;
import org.sifter.syntax.Flag;
import org.sifter.syntax.Heredoc;
import org.sifter.syntax.Instruction;
import org.sifter.syntax.Keyword;
import org.sifter.syntax.Origin;
import org.sifter.syntax.Trigger;
import org.sifter.syntax.Word;

/** Turns the parse tree of one instruction into its record, or into diagnostics. */
final class SyntaxBuilder {
  private static final Set<Code> UNREADABLE =
      Set.of(SyntaxCode.NOT_ALL_STRINGS, SyntaxCode.MISSING_EQUALS, SyntaxCode.MISSING_VALUE);

  private final LogicalLine line;
  private final char escape;
  private final List<Comment> comments;
  private final InstructionGrammar grammar;
  private final HeredocWords heredocWords;
  private final DiagnosticLog log;

  SyntaxBuilder(
      LogicalLine line,
      char escape,
      List<Comment> comments,
      InstructionGrammar grammar,
      HeredocWords heredocWords,
      DiagnosticLog log) {
    this.line = line;
    this.escape = escape;
    this.comments = comments;
    this.grammar = grammar;
    this.heredocWords = heredocWords;
    this.log = log;
  }

  /**
   * An instruction whose keyword and form are known, and whose here-documents are still to be read.
   *
   * @param keyword its keyword; empty when there is none of that name
   * @param tree its parse tree
   * @param mayHoldHeredocs whether words such as {@code <<EOF} announce here-documents in it
   */
  record Draft(Optional<Keyword> keyword, ParserRuleContext tree, boolean mayHoldHeredocs) {}

  /** Looks at an instruction's keyword and form. */
  Draft draft(DockerfileParser.InstructionContext tree) {
    Optional<Keyword> keyword = InstructionTokens.keyword(tree.getStart().getType());
    boolean mayHoldHeredocs = keyword.isPresent() && mayHoldHeredocs(keyword.get(), tree);
    return new Draft(keyword, tree, mayHoldHeredocs);
  }

  private boolean mayHoldHeredocs(Keyword keyword, ParserRuleContext tree) {
    return switch (keyword) {
      case ADD, COPY, RUN -> array(tree).isEmpty();
      case ONBUILD ->
          rest(tree)
              .map(trigger -> grammar.parse(trigger.getText(), escape))
              // Which is refused; as BuildKit does, no further trigger is looked for in it.
              .filter(trigger -> trigger.getStart().getType() != DockerfileLexer.ONBUILD)
              .map(trigger -> draft(trigger).mayHoldHeredocs())
              .orElse(false);
      default -> false;
    };
  }

  /**
   * Makes the record.
   *
   * @param span all of the instruction, with its here-documents
   * @param heredocs the here-documents in the order in which they are announced
   * @return the record; empty when something has been reported
   */
  Optional<Instruction> build(Draft draft, Span span, List<Heredoc> heredocs) {
    Token word = draft.tree().getStart();
    if (draft.keyword().isEmpty()) {
      reportUnknown(word);
      return Optional.empty();
    }
    Keyword keyword = draft.keyword().get();
    Optional<List<Flag>> flags = flags(keyword, draft.tree());
    Origin origin = new Origin(span, span(word), comments);
    InstructionBuilder builder =
        new InstructionBuilder(this, keyword, origin, flags.orElse(List.of()), heredocs, log);
    Optional<Instruction> built = builder.build(draft.tree());
    return flags.isEmpty() ? Optional.empty() : built;
  }

  private Optional<List<Flag>> flags(Keyword keyword, ParserRuleContext tree) {
    boolean none =
        keyword == Keyword.HEALTHCHECK
            && terminals(tree, DockerfileLexer.TYPE).stream()
                .anyMatch(type -> type.getText().equalsIgnoreCase("none"));
    return none
        ? Optional.of(List.of())
        : new FlagWords(escape, log).read(keyword, terminals(tree, DockerfileLexer.FLAG), line);
  }

  /**
   * Whether the arguments of a trigger can be read; reports those that cannot. BuildKit looks no
   * further into a trigger before it runs.
   */
  boolean hasReadableArguments(Token trigger) {
    Draft draft = draft(grammar.parse(trigger.getText(), escape));
    if (draft.keyword().isEmpty()) {
      return true;
    }
    DiagnosticLog own = new DiagnosticLog(log.source());
    LogicalLine place = LogicalLine.pinned(trigger.getText(), span(trigger));
    new SyntaxBuilder(place, escape, comments, grammar, heredocWords, own)
        .build(draft, span(trigger), List.of());
    List<Diagnostic> unreadable =
        own.diagnostics().stream().filter(d -> UNREADABLE.contains(d.code())).toList();
    unreadable.forEach(log::add);
    return unreadable.isEmpty();
  }

  private void reportUnknown(Token word) {
    String name = word.getType() == Token.EOF ? "" : word.getText();
    List<String> known = Arrays.stream(Keyword.values()).map(Keyword::name).toList();
    String remedy =
        Suggestion.nearest(name.toUpperCase(Locale.ROOT), known)
            .map(keyword -> "Did you mean " + keyword + "?")
            .orElse(
                "A line that goes on from the one above needs the escape character at the end of"
                    + " that line.");
    Span span = name.isEmpty() ? line.span() : span(word);
    log.report(SyntaxCode.UNKNOWN_INSTRUCTION, span, shown(name), remedy);
  }

  /** A name as messages show it: short, and without control characters. */
  private static String shown(String name) {
    String printable = name.replaceAll("\\p{Cntrl}", "\uFFFD");
    return printable.length() <= 40 ? printable : printable.substring(0, 40) + "...";
  }

  // -- what InstructionBuilder reads from the tree

  /** The place of a token. */
  Span span(Token token) {
    return line.span(token.getStartIndex(), token.getStopIndex() + 1);
  }

  /** The text between two offsets of the joined line, as a word. */
  Word word(int start, int end) {
    return new Word(line.text().substring(start, end), line.span(start, end));
  }

  /** The words of the given kind. */
  List<Word> words(ParserRuleContext tree, int type) {
    return terminals(tree, type).stream()
        .map(node -> new Word(node.getText(), span(node.getSymbol())))
        .toList();
  }

  /** The strings of a JSON array; reports an array that holds anything else. */
  Optional<List<Word>> strings(DockerfileParser.ArrayContext array) {
    List<Word> strings = new ArrayList<>();
    for (DockerfileParser.ValueContext value : array.value()) {
      if (value.STRING() == null) {
        log.report(
            SyntaxCode.NOT_ALL_STRINGS,
            line.span(value.getStart().getStartIndex(), value.getStop().getStopIndex() + 1));
        return Optional.empty();
      }
      Token token = value.STRING().getSymbol();
      strings.add(new Word(JsonStrings.decode(token.getText()), span(token)));
    }
    return Optional.of(strings);
  }

  /** What a command line or JSON array executes; empty when it has been reported. */
  Optional<Command> command(ParserRuleContext tree, List<Heredoc> heredocs) {
    Optional<DockerfileParser.ArrayContext> array = array(tree);
    if (array.isPresent()) {
      return strings(array.get()).map(Command.ExecForm::new);
    }
    Optional<Token> rest = rest(tree);
    if (rest.isEmpty()) {
      int end = Blanks.trimmedEnd(line.text());
      return Optional.of(
          new Command.ShellForm(
              word(end, end), List.of(), List.of(line.span(end, end)), List.of()));
    }
    int start = rest.get().getStartIndex();
    int end = rest.get().getStopIndex() + 1;
    Word text = word(start, end);
    if (heredocs.size() == 1
        && heredocWords.find(text.text()).stream().anyMatch(HeredocWords.Announced::alone)) {
      return Optional.of(new Command.Script(heredocs.get(0)));
    }
    List<Integer> joins = line.joinsBetween(start, end);
    List<Integer> breaks = joins.stream().map(offset -> offset - start).toList();
    return Optional.of(new Command.ShellForm(text, breaks, places(start, joins, end), heredocs));
  }

  /** Where the pieces of the joined line stand that the given offsets cut it into. */
  private List<Span> places(int start, List<Integer> joins, int end) {
    List<Span> places = new ArrayList<>();
    int from = start;
    for (int join : joins) {
      places.add(line.span(from, join));
      from = join;
    }
    places.add(line.span(from, end));
    return places;
  }

  /** The here-document that a word of COPY or ADD is. */
  Optional<HeredocWords.Announced> heredoc(String word) {
    return heredocWords.find(word).stream().filter(HeredocWords.Announced::alone).findFirst();
  }

  /** A trigger as an image stores it: the text behind ONBUILD, and its here-documents. */
  Trigger trigger(Origin origin, List<Heredoc> heredocs) {
    int start = Blanks.skip(line.text(), "ONBUILD".length());
    StringBuilder text = new StringBuilder(line.text().substring(start));
    for (Heredoc heredoc : heredocs) {
      text.append('\n').append(heredoc.content()).append(heredoc.name());
    }
    return new Trigger(text.toString(), origin.span());
  }

  /** The place of the JSON array or the rest of the line that an instruction takes. */
  Span argumentsSpan(ParserRuleContext tree) {
    Optional<Span> array = array(tree).map(a -> span(a.getStart()).to(span(a.getStop())));
    return array
        .or(() -> rest(tree).map(this::span))
        .orElseGet(() -> Span.at(line.span(0, argumentsEnd()).end()));
  }

  /** The offset behind the last character of the arguments. */
  int argumentsEnd() {
    return Blanks.trimmedEnd(line.text());
  }

  /** The JSON array that an instruction's arguments are, if they are one. */
  static Optional<DockerfileParser.ArrayContext> array(ParserRuleContext tree) {
    return descend(tree, DockerfileParser.ArrayContext.class);
  }

  /** The rest of the line that an instruction takes, if it is not empty. */
  static Optional<Token> rest(ParserRuleContext tree) {
    ParserRuleContext holder =
        descend(tree, DockerfileParser.CommandContext.class)
            .map(c -> (ParserRuleContext) c)
            .orElse(tree);
    return terminals(holder, DockerfileLexer.REST).stream()
        .map(TerminalNode::getSymbol)
        .findFirst();
  }

  /** The nodes of the given token type directly below {@code tree} or its {@code paths}. */
  static List<TerminalNode> terminals(ParserRuleContext tree, int type) {
    ParserRuleContext paths = tree.getRuleContext(DockerfileParser.PathsContext.class, 0);
    List<TerminalNode> own = tree.getTokens(type);
    return own.isEmpty() && paths != null ? paths.getTokens(type) : own;
  }

  private static <T extends ParserRuleContext> Optional<T> descend(
      ParserRuleContext tree, Class<T> type) {
    for (ParserRuleContext child : tree.getRuleContexts(ParserRuleContext.class)) {
      if (type.isInstance(child)) {
        return Optional.of(type.cast(child));
      }
      Optional<T> below =
          child.getRuleContext(type, 0) == null
              ? Optional.empty()
              : Optional.of(child.getRuleContext(type, 0));
      if (below.isPresent()) {
        return below;
      }
    }
    return Optional.empty();
  }
}
