package org.sifter.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sifter.grammar.HereDocumentPlace;
import org.sifter.grammar.ShellTokens;

/** Makes here-documents of the places where their bodies are. */
final class HereDocumentBuilder {
  private final ScriptText text;
  private final ShellTokens tokens;
  private final int depthLimit;
  private final List<ScriptError> errors;

  /**
   * A builder for the here-documents of one script.
   *
   * @param depthLimit how deep expansions may be nested in a body
   * @param errors where to put what is wrong in bodies
   */
  HereDocumentBuilder(
      ScriptText text, ShellTokens tokens, int depthLimit, List<ScriptError> errors) {
    this.text = text;
    this.tokens = tokens;
    this.depthLimit = depthLimit;
    this.errors = errors;
  }

  /** The here-document whose operator is at {@code offset}; empty when its body was not reached. */
  Optional<HereDocument> build(int offset) {
    return tokens.hereDocument(offset).map(this::build);
  }

  private HereDocument build(HereDocumentPlace place) {
    ScriptText body = text.slice(place.start(), place.end());
    if (place.stripsTabs()) {
      body = withoutTabs(body);
    }
    var span = text.span(place.start(), place.end());
    WordPart part;
    if (place.quoted()) {
      part = new WordPart.SingleQuoted(body.text(), span);
    } else {
      ScriptReader.HereDocumentParts read = ScriptReader.readHereDocument(body, depthLimit);
      errors.addAll(read.errors());
      part = new WordPart.DoubleQuoted(read.parts(), span);
    }
    return new HereDocument(
        place.delimiter(), place.quoted(), new Word(List.of(part), span), place.terminated(), span);
  }

  /** The body of a {@code <<-}: no line begins with a tab. */
  private static ScriptText withoutTabs(ScriptText body) {
    List<ScriptText> lines = new ArrayList<>();
    String text = body.text();
    int position = 0;
    while (position < text.length()) {
      int feed = text.indexOf('\n', position);
      int end = feed < 0 ? text.length() : feed + 1;
      while (position < end && text.charAt(position) == '\t') {
        position++;
      }
      lines.add(body.slice(position, end));
      position = end;
    }
    return ScriptText.concat(lines);
  }
}
