package org.sifter.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sifter.source.Span;

/** The texts of words without quotes, with the place of each character as far as it is known. */
final class LiteralText {
  private LiteralText() {}

  /** The text of parts together; empty when one of them expands. */
  static Optional<ScriptText> of(List<WordPart> parts) {
    List<ScriptText> pieces = new ArrayList<>();
    for (WordPart part : parts) {
      Optional<ScriptText> piece = of(part);
      if (piece.isEmpty()) {
        return piece;
      }
      pieces.add(piece.get());
    }
    return Optional.of(ScriptText.concat(pieces));
  }

  private static Optional<ScriptText> of(WordPart part) {
    if (part instanceof WordPart.DoubleQuoted quoted) {
      return of(quoted.parts());
    }
    return WordValue.of(List.of(part), name -> Optional.empty())
        .map(text -> placed(text, part.span()));
  }

  /**
   * Places a text: as long as its span it stands there as it is, one shorter it follows a
   * backslash, two shorter it is in quotes. Any other text was not written like this.
   */
  private static ScriptText placed(String text, Span span) {
    return switch (span.length() - text.length()) {
      case 0 -> ScriptText.at(text, span.start());
      case 1 ->
          text.length() == 1
              ? ScriptText.at(text, span.start() + 1)
              : ScriptText.within(span, text);
      case 2 -> ScriptText.at(text, span.start() + 1);
      default -> ScriptText.within(span, text);
    };
  }
}
