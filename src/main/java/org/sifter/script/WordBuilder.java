package org.sifter.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.sifter.grammar.ShellParser;
import org.sifter.grammar.ShellParser.ArrayContext;
import org.sifter.grammar.ShellParser.DoubleQuotedContext;
import org.sifter.grammar.ShellParser.ExpressionContext;
import org.sifter.grammar.ShellParser.ExtendedContext;
import org.sifter.grammar.ShellParser.ParameterContext;
import org.sifter.grammar.ShellParser.PartContext;
import org.sifter.grammar.ShellParser.SubscriptContext;
import org.sifter.grammar.ShellParser.SubstitutionContext;
import org.sifter.grammar.ShellParser.WordContext;
import org.sifter.source.Span;

/** Makes words of parse trees. */
final class WordBuilder {
  private final ScriptText text;
  private final ScriptBuilder scripts;
  private final int depthLimit;
  private final List<ScriptError> errors;

  /**
   * A builder for the words of one script.
   *
   * @param scripts makes the scripts in command substitutions
   * @param depthLimit how deep commands and expansions may be nested between backquotes
   * @param errors where to put what is wrong there
   */
  WordBuilder(ScriptText text, ScriptBuilder scripts, int depthLimit, List<ScriptError> errors) {
    this.text = text;
    this.scripts = scripts;
    this.depthLimit = depthLimit;
    this.errors = errors;
  }

  /** A word. */
  Word word(WordContext context) {
    if (context.getStart().getType() == ShellParser.WORD) {
      return whole(context.getStart());
    }
    return word(context.part(), ScriptBuilder.start(context), ScriptBuilder.end(context));
  }

  /** A word of a conditional command, or a comparison sign in it. */
  Word conditionWord(ParseTree child) {
    return child instanceof WordContext word
        ? word(word)
        : whole(((TerminalNode) child).getSymbol());
  }

  private Word whole(Token token) {
    WordPart.Literal literal = literal(token.getStartIndex(), token.getStopIndex() + 1);
    return new Word(List.of(literal), literal.span());
  }

  /** The word that {@code parts} make, between two offsets. */
  Word word(List<PartContext> parts, int start, int end) {
    return word(parts, start, end, /* quoted= */ false);
  }

  private Word word(List<PartContext> parts, int start, int end, boolean quoted) {
    return new Word(parts(parts, quoted), text.span(start, end));
  }

  /**
   * Parts of a word. Neighbouring pieces of text, which the lexer cuts at characters that might
   * have had a meaning, become one.
   *
   * @param quoted whether they are in double quotes
   */
  List<WordPart> parts(List<PartContext> contexts, boolean quoted) {
    List<WordPart> parts = new ArrayList<>(contexts.size());
    for (int i = 0; i < contexts.size(); i++) {
      PartContext context = contexts.get(i);
      if (context.getStart().getType() != ShellParser.LITERAL) {
        parts.add(part(context, quoted));
        continue;
      }
      int start = ScriptBuilder.start(context);
      int end = ScriptBuilder.end(context);
      while (i + 1 < contexts.size() && continues(contexts.get(i + 1), end)) {
        i++;
        end = ScriptBuilder.end(contexts.get(i));
      }
      parts.add(literal(start, end));
    }
    return parts;
  }

  private static boolean continues(PartContext next, int end) {
    return next.getStart().getType() == ShellParser.LITERAL && ScriptBuilder.start(next) == end;
  }

  private WordPart.Literal literal(int start, int end) {
    return new WordPart.Literal(text.text().substring(start, end), text.span(start, end));
  }

  private WordPart part(PartContext context, boolean quoted) {
    ParseTree child = context.getChild(0);
    if (child instanceof TerminalNode node) {
      return token(node.getSymbol(), quoted);
    }
    Span span = text.span(ScriptBuilder.start(context), ScriptBuilder.end(context));
    if (child instanceof DoubleQuotedContext doubleQuoted) {
      return new WordPart.DoubleQuoted(parts(doubleQuoted.part(), /* quoted= */ true), span);
    }
    if (child instanceof ParameterContext parameter) {
      return parameter(parameter, quoted, span);
    }
    if (child instanceof SubstitutionContext substitution) {
      return substitution(substitution, span);
    }
    if (child instanceof ExpressionContext expression) {
      Word word =
          word(
              expression.part(),
              expression.ARITHMETIC_OPEN().getSymbol().getStopIndex() + 1,
              expression.ARITHMETIC_CLOSE().getSymbol().getStartIndex());
      return new WordPart.ArithmeticExpansion(word, span);
    }
    if (child instanceof ExtendedContext extended) {
      char operator = text.text().charAt(ScriptBuilder.start(extended));
      return new WordPart.ExtendedPattern(
          operator, parts(extended.part(), /* quoted= */ false), span);
    }
    List<Word> elements = ((ArrayContext) child).word().stream().map(this::word).toList();
    return new WordPart.Array(elements, span);
  }

  private WordPart token(Token token, boolean quoted) {
    int start = token.getStartIndex();
    int end = token.getStopIndex() + 1;
    Span span = text.span(start, end);
    String written = text.text().substring(start, end);
    return switch (token.getType()) {
      case ShellParser.ESCAPE -> new WordPart.Escaped(written.substring(1), span);
      case ShellParser.SINGLE_QUOTED ->
          new WordPart.SingleQuoted(written.substring(1, written.length() - 1), span);
      case ShellParser.ANSI_QUOTED ->
          new WordPart.AnsiQuoted(AnsiText.of(written.substring(2, written.length() - 1)), span);
      case ShellParser.BACKQUOTED -> backquoted(text.slice(start + 1, end - 1), quoted, span);
      default ->
          new WordPart.Parameter(
              WordPart.Parameter.Form.BARE,
              written.substring(1).replace("\\\n", ""),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              span);
    };
  }

  private WordPart parameter(ParameterContext context, boolean quoted, Span span) {
    Token open = context.PARAMETER_OPEN().getSymbol();
    String head = text.text().substring(open.getStartIndex() + 2, open.getStopIndex() + 1);
    WordPart.Parameter.Form form = WordPart.Parameter.Form.BRACED;
    if (head.length() > 1 && (head.charAt(0) == '#' || head.charAt(0) == '!')) {
      form =
          head.charAt(0) == '#' ? WordPart.Parameter.Form.LENGTH : WordPart.Parameter.Form.INDIRECT;
      head = head.substring(1);
    }
    Optional<Token> operator = Optional.ofNullable(context.OPERATOR()).map(TerminalNode::getSymbol);
    Token close = context.PARAMETER_CLOSE().getSymbol();
    int operandStart =
        operator
            .map(token -> token.getStopIndex() + 1)
            .orElseGet(
                () ->
                    context.part().isEmpty()
                        ? close.getStartIndex()
                        : ScriptBuilder.start(context.part(0)));
    Word operand = word(context.part(), operandStart, close.getStartIndex(), quoted);
    return new WordPart.Parameter(
        form,
        head,
        Optional.ofNullable(context.subscript()).map(this::subscript),
        operator.map(
            token -> text.text().substring(token.getStartIndex(), token.getStopIndex() + 1)),
        operator.isPresent() || !operand.parts().isEmpty()
            ? Optional.of(operand)
            : Optional.empty(),
        span);
  }

  private Word subscript(SubscriptContext context) {
    return word(context.part(), ScriptBuilder.start(context) + 1, ScriptBuilder.end(context) - 1);
  }

  private WordPart substitution(SubstitutionContext context, Span span) {
    Script script =
        scripts.script(Optional.ofNullable(context.list()), ScriptBuilder.start(context) + 2);
    return context.PROCESS_OPEN() == null
        ? new WordPart.CommandSubstitution(script, /* backquoted= */ false, span)
        : new WordPart.ProcessSubstitution(
            script, text.text().charAt(ScriptBuilder.start(context)) == '<', span);
  }

  /**
   * What stands in backquotes, where a backslash quotes only some characters (XCU 2.6.3), and
   * quotes double quotes when there are some around.
   */
  private WordPart backquoted(ScriptText written, boolean quoted, Span span) {
    String quotable = quoted ? "$`\\\"" : "$`\\";
    String characters = written.text();
    List<ScriptText> pieces = new ArrayList<>();
    int pieceStart = 0;
    for (int i = 0; i + 1 < characters.length(); i++) {
      if (characters.charAt(i) == '\\') {
        if (quotable.indexOf(characters.charAt(i + 1)) >= 0) {
          pieces.add(written.slice(pieceStart, i));
          pieceStart = i + 1;
        }
        i++;
      }
    }
    pieces.add(written.slice(pieceStart, characters.length()));
    ParsedScript parsed = ScriptReader.read(ScriptText.concat(pieces), depthLimit);
    errors.addAll(parsed.errors());
    return new WordPart.CommandSubstitution(parsed.script(), /* backquoted= */ true, span);
  }
}
