package org.sifter.script;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.sifter.grammar.ShellParser;
import org.sifter.grammar.ShellProblem;
import org.sifter.grammar.ShellTokens;

/** Ends the parsing at the first error and remembers what was being read there. */
final class FirstError extends BailErrorStrategy {
  private final List<ParserRuleContext> unfinished = new ArrayList<>();
  private Optional<Token> offender = Optional.empty();

  @Override
  public void recover(Parser recognizer, RecognitionException e) {
    remember(recognizer);
    super.recover(recognizer, e);
  }

  @Override
  public Token recoverInline(Parser recognizer) {
    remember(recognizer);
    return super.recoverInline(recognizer);
  }

  private void remember(Parser recognizer) {
    offender = Optional.of(recognizer.getCurrentToken());
    ParserRuleContext context = recognizer.getContext();
    while (context != null) {
      unfinished.add(context);
      context = context.getParent();
    }
    Collections.reverse(unfinished);
  }

  /** What had been begun and not ended, the outermost first. */
  List<ParserRuleContext> unfinished() {
    return unfinished;
  }

  /** What is wrong, for people. */
  ScriptError describe(ScriptText text, ShellTokens tokens) {
    Token token = offender.orElseThrow();
    int start = token.getStartIndex();
    int length = text.text().length();
    if (tokens.problem().isPresent() && token.getType() == ShellParser.ERROR) {
      int end = Math.min(start + 1, length);
      return new ScriptError(text.span(start, end), reason(tokens.problem().get()));
    }
    if (token.getType() == Token.EOF) {
      return atEnd(text);
    }
    int end = Math.max(token.getStopIndex() + 1, Math.min(start + 1, length));
    return new ScriptError(text.span(start, end), "unexpected " + name(text.text(), start, end));
  }

  private ScriptError atEnd(ScriptText text) {
    for (int i = unfinished.size() - 1; i >= 0; i--) {
      ParserRuleContext context = unfinished.get(i);
      if (context instanceof ShellParser.CompoundContext
          || context instanceof ShellParser.SubstitutionContext
          || context instanceof ShellParser.ArrayContext) {
        int start = context.getStart().getStartIndex();
        int end = context.getStart().getStopIndex() + 1;
        return new ScriptError(
            text.span(start, end), name(text.text(), start, end) + " is not closed");
      }
    }
    int end = text.text().length();
    return new ScriptError(text.span(end, end), "unexpected end of the script");
  }

  private static String name(String text, int start, int end) {
    String token = text.substring(start, end);
    return token.startsWith("\n")
        ? "end of line"
        : token.isEmpty() ? "end of the script" : "'" + token + "'";
  }

  private static String reason(ShellProblem problem) {
    return switch (problem) {
      case UNTERMINATED_QUOTES -> "the quotes are not closed";
      case UNTERMINATED_EXPANSION -> "the expansion is not closed";
      case EMPTY_COMMAND -> "there is no command before the separator";
      case TOO_DEEP -> "nested too deeply";
      case TOO_LONG -> "the script is too long";
    };
  }

  /** Nothing to do: a mismatch is found where a token is consumed. */
  @Override
  public void sync(Parser recognizer) throws InputMismatchException {}
}
