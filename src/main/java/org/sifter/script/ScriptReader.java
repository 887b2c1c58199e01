package org.sifter.script;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.UnbufferedTokenStream;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.sifter.grammar.ShellParser;
import org.sifter.grammar.ShellTokens;

/** Runs the grammar over a script, command by command, up to its end or the first error. */
final class ScriptReader {
  /** The parser looks one token ahead; a script in backquotes is often no longer than a few. */
  private static final int WINDOW = 8;

  private final ScriptText text;
  private final ShellTokens tokens;
  private final ShellParser parser;
  private final FirstError firstError = new FirstError();
  private final ScriptBuilder builder;
  private final List<ScriptError> errors = new ArrayList<>();

  private ScriptReader(ScriptText text, ShellTokens tokens, int depthLimit) {
    this.text = text;
    this.tokens = tokens;
    this.parser = new ShellParser(new UnbufferedTokenStream<Token>(tokens, WINDOW));
    this.builder = new ScriptBuilder(text, tokens, depthLimit);
    parser.removeErrorListeners();
    parser.setErrorHandler(firstError);
  }

  /**
   * Reads a script.
   *
   * @param depthLimit how deep commands and expansions may be nested in it
   */
  static ParsedScript read(ScriptText text, int depthLimit) {
    return new ScriptReader(text, ShellTokens.ofScript(text.text(), depthLimit), depthLimit)
        .script();
  }

  /** Reads what is expanded in the body of a here-document. */
  static HereDocumentParts readHereDocument(ScriptText text, int depthLimit) {
    return new ScriptReader(text, ShellTokens.ofHereDocument(text.text(), depthLimit), depthLimit)
        .hereDocument();
  }

  /** What was read of the body of a here-document. */
  record HereDocumentParts(List<WordPart> parts, List<ScriptError> errors) {}

  private ParsedScript script() {
    List<AndOrList> lists = new ArrayList<>();
    try {
      while (parser.getTokenStream().LA(1) != Token.EOF) {
        lists.addAll(builder.lists(parser.complete()));
      }
    } catch (ParseCancellationException e) {
      errors.add(firstError.describe(text, tokens));
      lists.addAll(builder.finishedIn(firstError.unfinished()));
    }
    errors.addAll(builder.errors());
    Script script = new Script(lists, text.span(0, text.text().length()));
    return new ParsedScript(script, comments(), errors);
  }

  private List<Comment> comments() {
    return tokens.comments().stream()
        .map(
            span ->
                new Comment(
                    text.text().substring(span.start(), span.end()),
                    text.span(span.start(), span.end())))
        .toList();
  }

  private HereDocumentParts hereDocument() {
    List<WordPart> parts = List.of();
    try {
      parts = builder.quotedParts(parser.hereDocument().part());
    } catch (ParseCancellationException e) {
      errors.add(firstError.describe(text, tokens));
      List<ParserRuleContext> unfinished = firstError.unfinished();
      if (unfinished.get(0) instanceof ShellParser.HereDocumentContext body) {
        parts =
            builder.quotedParts(
                body.part().stream().filter(part -> !unfinished.contains(part)).toList());
      }
    }
    errors.addAll(builder.errors());
    return new HereDocumentParts(parts, errors);
  }
}
