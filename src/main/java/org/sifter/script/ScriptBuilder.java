package org.sifter.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.sifter.grammar.ShellParser;
import org.sifter.grammar.ShellParser.AndOrContext;
import org.sifter.grammar.ShellParser.AssignmentContext;
import org.sifter.grammar.ShellParser.CommandContext;
import org.sifter.grammar.ShellParser.CompoundContext;
import org.sifter.grammar.ShellParser.CompoundedContext;
import org.sifter.grammar.ShellParser.FunctionContext;
import org.sifter.grammar.ShellParser.NamedContext;
import org.sifter.grammar.ShellParser.PartContext;
import org.sifter.grammar.ShellParser.PipelineContext;
import org.sifter.grammar.ShellParser.RedirectionContext;
import org.sifter.grammar.ShellParser.WordContext;
import org.sifter.grammar.ShellTokens;
import org.sifter.source.Span;

/** From the parse tree of a script to its lists and commands. */
final class ScriptBuilder {
  private final ScriptText text;
  private final List<ScriptError> errors = new ArrayList<>();
  private final WordBuilder words;
  private final CompoundBuilder compounds;
  private final HereDocumentBuilder hereDocuments;

  /**
   * A builder for one script.
   *
   * @param tokens its tokens, which know the here-documents
   * @param depthLimit how deep commands and expansions may be nested in it
   */
  ScriptBuilder(ScriptText text, ShellTokens tokens, int depthLimit) {
    this.text = text;
    // Scripts within scripts have to be read by a parser of their own, which has half the depth
    // left: so the stack that all of them use together stays bounded.
    this.words = new WordBuilder(text, this, depthLimit / 2, errors);
    this.compounds = new CompoundBuilder(text, this, words);
    this.hereDocuments = new HereDocumentBuilder(text, tokens, depthLimit / 2, errors);
  }

  /** What was wrong in backquotes and here-documents. */
  List<ScriptError> errors() {
    return errors;
  }

  /** The parts of a here-document. */
  List<WordPart> quotedParts(List<PartContext> parts) {
    return words.parts(parts, /* quoted= */ true);
  }

  /**
   * What had been read completely when an error ended the parsing.
   *
   * @param unfinished what had not, the outermost first
   */
  List<AndOrList> finishedIn(List<ParserRuleContext> unfinished) {
    List<AndOrList> finished = new ArrayList<>();
    for (int i = 0; i < unfinished.size(); i++) {
      ParserRuleContext context = unfinished.get(i);
      ParseTree next = i + 1 < unfinished.size() ? unfinished.get(i + 1) : context;
      for (ParseTree child : context.children == null ? List.<ParseTree>of() : context.children) {
        if (child == next) {
          continue;
        }
        if (child instanceof AndOrContext list) {
          finished.add(list(list, /* background= */ false));
        } else if (child instanceof PipelineContext pipeline) {
          Pipeline built = pipeline(pipeline);
          finished.add(new AndOrList(List.of(built), List.of(), false, built.span()));
        } else if (child instanceof ShellParser.ListContext list) {
          finished.addAll(lists(list));
        }
      }
    }
    return finished;
  }

  /** A list as a script. */
  Script script(ShellParser.ListContext list) {
    return new Script(lists(list), span(list));
  }

  /** A list as a script; one without commands, at {@code offset}, when there is none. */
  Script script(Optional<ShellParser.ListContext> list, int offset) {
    return list.map(this::script).orElseGet(() -> new Script(List.of(), text.span(offset, offset)));
  }

  /** The and-or lists among the children of {@code context}. */
  List<AndOrList> lists(ParserRuleContext context) {
    List<AndOrList> lists = new ArrayList<>();
    for (int i = 0; i < context.getChildCount(); i++) {
      if (context.getChild(i) instanceof AndOrContext list) {
        boolean background =
            i + 1 < context.getChildCount()
                && type(context.getChild(i + 1)) == ShellParser.AMPERSAND;
        lists.add(list(list, background));
      }
    }
    return lists;
  }

  private AndOrList list(AndOrContext context, boolean background) {
    List<Pipeline> pipelines = new ArrayList<>();
    List<AndOrList.Operator> operators = new ArrayList<>();
    for (ParseTree child : context.children) {
      if (child instanceof PipelineContext pipeline) {
        pipelines.add(pipeline(pipeline));
      } else {
        operators.add(
            type(child) == ShellParser.AND_IF ? AndOrList.Operator.AND : AndOrList.Operator.OR);
      }
    }
    return new AndOrList(pipelines, operators, background, span(context));
  }

  private Pipeline pipeline(PipelineContext context) {
    List<Command> commands = new ArrayList<>();
    List<Pipeline.Operator> operators = new ArrayList<>();
    boolean negated = false;
    boolean timed = false;
    for (ParseTree child : context.children) {
      if (child instanceof CommandContext command) {
        commands.add(command(command));
        continue;
      }
      switch (type(child)) {
        case ShellParser.BANG -> negated = !negated;
        case ShellParser.TIME -> timed = true;
        case ShellParser.PIPE -> operators.add(Pipeline.Operator.OUTPUT);
        default -> operators.add(Pipeline.Operator.OUTPUT_AND_ERRORS);
      }
    }
    return new Pipeline(negated, timed, commands, operators, span(context));
  }

  private Command command(CommandContext context) {
    if (context instanceof CompoundedContext compounded) {
      return compounds.build(
          compounded.compound(), redirections(compounded.redirection()), span(context));
    }
    if (context instanceof FunctionContext function) {
      return function(function.word(), function.compound(), function.redirection(), context);
    }
    if (context instanceof NamedContext named && defines(named)) {
      return function(named.word(0), named.compound(), named.redirection(), context);
    }
    return simple(context);
  }

  private static boolean defines(NamedContext context) {
    return context.getChildCount() > 1 && type(context.getChild(1)) == ShellParser.PARENTHESES;
  }

  private FunctionDefinition function(
      WordContext name,
      CompoundContext body,
      List<RedirectionContext> redirections,
      CommandContext context) {
    Span span = text.span(start(body), end(context));
    return new FunctionDefinition(
        words.word(name),
        compounds.build(body, redirections(redirections), span),
        List.of(),
        span(context));
  }

  private SimpleCommand simple(CommandContext context) {
    List<Assignment> assignments = new ArrayList<>();
    List<Word> arguments = new ArrayList<>();
    List<Redirection> redirections = new ArrayList<>();
    for (ParseTree child : context.children) {
      if (child instanceof WordContext word) {
        arguments.add(words.word(word));
      } else if (child instanceof AssignmentContext assignment) {
        assignments.add(assignment(assignment));
      } else {
        redirections.add(redirection((RedirectionContext) child));
      }
    }
    return new SimpleCommand(assignments, arguments, redirections, span(context));
  }

  private Assignment assignment(AssignmentContext context) {
    Token first = context.getStart();
    String head = text(first.getStartIndex(), first.getStopIndex() + 1);
    TerminalNode indexClose = context.INDEX_CLOSE();
    List<PartContext> parts = context.part();
    if (indexClose == null) {
      boolean appends = head.endsWith("+=");
      return new Assignment(
          head.substring(0, head.length() - (appends ? 2 : 1)),
          Optional.empty(),
          appends,
          words.word(parts, first.getStopIndex() + 1, end(context)),
          span(context));
    }
    Token close = indexClose.getSymbol();
    List<PartContext> subscript = new ArrayList<>(parts);
    subscript.removeIf(part -> start(part) > close.getStartIndex());
    return new Assignment(
        head.substring(0, head.length() - 1),
        Optional.of(words.word(subscript, first.getStopIndex() + 1, close.getStartIndex())),
        text(close.getStartIndex(), close.getStopIndex() + 1).equals("]+="),
        words.word(
            parts.subList(subscript.size(), parts.size()), close.getStopIndex() + 1, end(context)),
        span(context));
  }

  private List<Redirection> redirections(List<RedirectionContext> contexts) {
    return contexts.stream().map(this::redirection).toList();
  }

  private Redirection redirection(RedirectionContext context) {
    Token token = context.getStart();
    String symbol = text(token.getStartIndex(), token.getStopIndex() + 1);
    int operator = 0;
    while ("<>&".indexOf(symbol.charAt(operator)) < 0) {
      operator++;
    }
    return new Redirection(
        operator == 0 ? Optional.empty() : Optional.of(symbol.substring(0, operator)),
        symbol.substring(operator),
        words.word(context.word()),
        hereDocuments.build(token.getStartIndex()),
        span(context));
  }

  private String text(int start, int end) {
    return text.text().substring(start, end);
  }

  private static int type(ParseTree child) {
    return child instanceof TerminalNode node ? node.getSymbol().getType() : Token.INVALID_TYPE;
  }

  private Span span(ParserRuleContext context) {
    return text.span(start(context), end(context));
  }

  static int start(ParserRuleContext context) {
    return context.getStart().getStartIndex();
  }

  /** The offset after {@code context}; a separator that a list ends with is part of it. */
  static int end(ParserRuleContext context) {
    return context.getStop().getStopIndex() + 1;
  }
}
